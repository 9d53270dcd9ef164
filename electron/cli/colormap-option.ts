// Resolves the --colormap option to colours: a colormap file, a built-in name, or a colormap of the library.
import fs from 'node:fs/promises';
import path from 'node:path';
import { colormapNamed, encodeColormap } from '../../shared/colormaps/colormap-definition.ts';
import { MOST_COLORMAP_FILE_BYTES } from '../../shared/colormaps/files/formats.ts';
import { StratascopeError } from '../../shared/errors.ts';
import type { ImageStore } from '../engine/store/image-store.ts';

interface ChosenColormap {
  readonly colormap: string;
  /** The null colour that a colormap file suggests. */
  readonly nullColor?: string | undefined;
}

const FILE = /\.(cpt|json|xml|csv)$/i;

/** Throws `bad_input` with the known names, or with what is wrong in the file and where. */
export async function chosenColormap(named: string, store: ImageStore): Promise<ChosenColormap> {
  if (!FILE.test(named)) return { colormap: colormapNamed(named, await store.colormaps()) };
  const fileName = path.basename(named);
  const { readColormaps } = await import('../../shared/colormaps/files/index.ts');
  const { colormaps, nullColor } = readColormaps(fileName, await textOf(named));
  const [first, ...others] = colormaps;
  if (!first || others.length > 0) {
    const names = colormaps.map(({ name }) => name).join(', ');
    throw new StratascopeError('bad_input', `${fileName}: expected one colormap but the file holds several: ${names}`);
  }
  return { colormap: encodeColormap(first, first.name), nullColor };
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await fs.stat(file)).size <= MOST_COLORMAP_FILE_BYTES) return await fs.readFile(file, 'utf8');
  } catch (error) {
    throw new StratascopeError('bad_input', `Expected a colormap file but could not read ${file}`, { cause: error });
  }
  throw new StratascopeError('bad_input', `Expected a colormap file of at most 1 MB but ${file} is larger`);
}
