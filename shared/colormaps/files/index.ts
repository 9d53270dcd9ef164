// Reads a colormap file of any format, told by its ending and its contents, and writes a colormap in any of them.
import { safeFileName } from '../../file-name.ts';
import { StratascopeError } from '../../errors.ts';
import type { ColormapDefinition } from '../colormap-definition.ts';
import type { ColormapFormat } from './formats.ts';
import { readCpt, writeCpt } from './cpt.ts';
import { readCsv, writeCsv } from './csv.ts';
import { readJson, writeJson } from './json.ts';
import { readParaViewJson, readParaViewXml, writeParaViewJson, writeParaViewXml } from './paraview.ts';
import { ownName, type ReadColormaps } from './points.ts';

const WRITERS: Record<ColormapFormat, (definition: ColormapDefinition, nullColor: string) => string> = {
  cpt: writeCpt,
  'paraview-json': writeParaViewJson,
  'paraview-xml': writeParaViewXml,
  csv: writeCsv,
  json: writeJson,
};

/** Throws `bad_input` with the line, what was expected and what came. More than 64 colours are reduced to 64 or fewer. */
export function readColormaps(fileName: string, text: string): ReadColormaps {
  const [, stem = fileName, ending = ''] = /^(.*)\.([^.]*)$/.exec(fileName) ?? [];
  const name = ownName(stem);
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) return readParaViewXml(fileName, start, name);
  if (start.startsWith('{') || start.startsWith('[')) return readAnyJson(fileName, start, name);
  if (/^cpt$/i.test(ending)) return readCpt(fileName, text, name);
  if (/^(csv|txt|rgb)$/i.test(ending)) return readCsv(fileName, text, name);
  throw new StratascopeError(
    'bad_input',
    `${fileName}: expected a colormap as CPT, ParaView JSON or XML, CSV or JSON but received "${start.slice(0, 20)}"`,
  );
}

/** The text of a file. `nullColor`: `#rrggbb` for missing values, which not every format can hold. */
export function writeColormap(definition: ColormapDefinition, format: ColormapFormat, nullColor: string): string {
  return WRITERS[format](definition, nullColor);
}

/** The name of a colormap's file in a format. */
export function colormapFileName(name: string, format: ColormapFormat): string {
  return safeFileName(name, `.${format.replace('paraview-', '')}`);
}

function readAnyJson(fileName: string, text: string, name: string): ReadColormaps {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new StratascopeError('bad_input', `${fileName}: expected JSON (${(error as Error).message})`, {
      cause: error,
    });
  }
  const first: unknown = Array.isArray(data) ? data[0] : data;
  const isOurs = typeof first === 'object' && first !== null && 'stops' in first;
  return isOurs ? readJson(fileName, data) : readParaViewJson(fileName, data, name);
}
