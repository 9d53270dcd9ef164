// Writes and reads a frame's address relative to the page, the same in every host: `frame/3?depthMin=9000.1&...`.
import type { z } from 'zod';
import { frameRequest, type FrameRequest } from './display.ts';
import { formOf } from './field.ts';

/** Fields that are undefined are left out. */
export function frameUrl(request: z.input<typeof frameRequest>): string {
  const { id, ...rest } = request;
  const query = new URLSearchParams();
  // String writes a pair of numbers as `1,99`.
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value));
  return `frame/${id}?${query.toString()}`;
}

/** The inverse of `frameUrl`. Throws ZodError on an address that `frameUrl` would not have written. */
export function parseFrameUrl(id: string, query: URLSearchParams): FrameRequest {
  const raw: Record<string, unknown> = { id: numberOf(id) };
  for (const [key, text] of query) {
    const schema = SCHEMAS.get(key);
    // A key that is no field of a frame is passed on, so that the schema refuses it by its name.
    raw[key] = schema ? valueOf(text, schema) : text;
  }
  return frameRequest.strict().parse(raw);
}

const SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(frameRequest.shape));

function valueOf(text: string, schema: z.ZodType): unknown {
  switch (formOf(schema).kind) {
    case 'number':
      return numberOf(text);
    case 'pair':
      return text.split(',').map(numberOf);
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
