// In: options as they were written, and errors. Out: what a schema makes of them; sentences for people, documents for programs.
import type { z } from 'zod';
import { errorShape } from '../../shared/errors.ts';
import { parse } from '../handlers.ts';

/** Wrong words on the command line that commander does not see by itself. */
export class UsageError extends Error {}

export function parseOptions<T>(schema: z.ZodType<T>, options: unknown): T {
  try {
    return parse(schema, options);
  } catch (error) {
    // The field that is wrong, as the user wrote it: heightPx is --height.
    const message = errorShape(error).message.replace(/^(?!id\b)\w+(?=[.:])/, (field) => {
      return `--${field.replace(/Px$/, '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
    });
    throw new UsageError(message, { cause: error });
  }
}

export function report(json: boolean | undefined, code: string, message: string): void {
  process.stderr.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `stratascope: ${message}\n`);
}

/** One JSON document. */
export function print(value: object): void {
  console.log(JSON.stringify(value));
}
