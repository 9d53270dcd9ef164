// Names that people give: none may hold characters that nobody sees, which could pass one name off as another.
import type { z } from 'zod';
import { isVisible, visibleText } from './visible-text.ts';

/** The same schema, refusing hidden characters. What files are called, and things of older libraries, may hold any. */
export function givenName(name: z.ZodString): z.ZodString {
  return name.refine(isVisible, {
    error: ({ input }) => `Expected a name of characters that can be seen but received "${visibleText(String(input))}"`,
  });
}
