// Reads and writes colormaps as this program's own JSON, to the last digit.
import { z } from 'zod';
import { StratascopeError } from '../../errors.ts';
import { colormapDefinition, hexColor, type ColormapDefinition } from '../colormap-definition.ts';
import type { ReadColormaps } from './points.ts';

const file = colormapDefinition.extend({ nullColor: hexColor.optional() });

/** `data` is the parsed document. Throws `bad_input`. */
export function readJson(fileName: string, data: unknown): ReadColormaps {
  const parsed = z
    .array(file)
    .min(1)
    .safeParse(Array.isArray(data) ? data : [data]);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.slice(1).join('.');
    throw new StratascopeError('bad_input', `${fileName}${where ? `, ${where}` : ''}: ${issue?.message}`);
  }
  return {
    colormaps: parsed.data.map(({ nullColor: _nullColor, ...definition }) => definition),
    nullColor: parsed.data[0]!.nullColor,
  };
}

export function writeJson(definition: ColormapDefinition, nullColor: string): string {
  return `${JSON.stringify({ ...definition, nullColor }, null, 2)}\n`;
}
