// In: one CSV field. Out: the number it spells, or that it spells none. White space around it, as in `" 5 "`, does not count.

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const BLANK = /^\s*$/;
const NULL_WORD = /^\s*(?:nan|null)?\s*$/i;

/** The float64 nearest to a decimal number; undefined for anything else, also for hex, Infinity and digit groups. */
export function parseDecimal(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text) : undefined;
}

export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** Blank, NaN or null in any case. */
export function isNullWord(text: string): boolean {
  return NULL_WORD.test(text);
}

export function isNumberOrNull(text: string): boolean {
  return DECIMAL.test(text) || NULL_WORD.test(text);
}
