// In: rows of a library's own colormaps. Out: their definitions; and what is said of one that is taken or gone, in either store.
import { colormapDefinition, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { StratascopeError } from '../../../shared/errors.ts';

export function toColormap(name: string, shape: object): ColormapDefinition {
  return colormapDefinition.parse({ ...shape, name });
}

export function colormapTaken(name: string): StratascopeError {
  return new StratascopeError(
    'bad_input',
    `Expected a new name but a colormap called ${name} is in the library already`,
  );
}

export function colormapMissing(name: string): StratascopeError {
  return new StratascopeError('not_found', `Colormap ${name} not found`);
}
