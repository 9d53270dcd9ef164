// Checks command line options against a schema, and reports errors as sentences or as JSON.
import type { z } from 'zod';
import { errorShape } from '../../shared/errors.ts';
import { parse } from '../handlers.ts';
import { printError, warn } from '../log/terminal.ts';

/** Wrong use of the command line that commander does not notice itself. */
export class UsageError extends Error {}

export function parseOptions<T>(schema: z.ZodType<T>, options: unknown): T {
  try {
    return parse(schema, options);
  } catch (error) {
    // Replaces the field's name by the flag that the user wrote: heightPx by --height.
    const message = errorShape(error).message.replace(/^(?!id\b)\w+(?=[.:])/, (field) => {
      return `--${field.replace(/Px$/, '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
    });
    throw new UsageError(message, { cause: error });
  }
}

export function report(json: boolean | undefined, code: string, message: string): void {
  if (json) printError({ error: { code, message } });
  else warn(`stratascope: ${message}`);
}
