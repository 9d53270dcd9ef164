// Reads the library's own colormaps from rows of either store, with the errors for names that are taken or gone.
import { keptColormap, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { StratascopeError } from '../../../shared/errors.ts';

export function toColormap(name: string, shape: object): ColormapDefinition {
  return keptColormap.parse({ ...shape, name });
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
