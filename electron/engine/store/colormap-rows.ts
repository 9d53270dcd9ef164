// Reads the library's own colormaps from rows of either store, with the errors for names that are taken or gone.
import { keptColormap, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { checksumOver } from './strata/checksums.ts';

/** A colormap as it lies in a library. */
export interface ColormapRow {
  readonly name: string;
  /** JSON of all but the name. */
  readonly colormap: string;
  /** Of both; one of an older version has none. */
  readonly checksum: number | null;
}

export function colormapRow({ name, ...shape }: ColormapDefinition): ColormapRow & { readonly checksum: number } {
  const colormap = JSON.stringify(shape);
  return { name, colormap, checksum: checksumOver(name, colormap) };
}

/** Those that hold, and a sentence each on the others. */
export function readColormaps(rows: readonly ColormapRow[]): {
  readonly colormaps: ColormapDefinition[];
  readonly damaged: readonly string[];
} {
  const colormaps: ColormapDefinition[] = [];
  const damaged: string[] = [];
  for (const { name, colormap, checksum } of rows) {
    const read = checksum === null || checksum === checksumOver(name, colormap) ? parsed(name, colormap) : undefined;
    if (read) colormaps.push(read);
    else damaged.push(`Colormap ${name} is damaged: save it again under its name, or remove it`);
  }
  return { colormaps, damaged };
}

function parsed(name: string, colormap: string): ColormapDefinition | undefined {
  try {
    return keptColormap.safeParse({ ...(JSON.parse(colormap) as object), name }).data;
  } catch {
    return undefined;
  }
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
