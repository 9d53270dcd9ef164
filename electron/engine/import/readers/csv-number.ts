// Parses one field of CSV: a decimal number or a word for null; surrounding white space does not count.

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const NULL_WORD = /^\s*(?:nan|null)?\s*$/i;

/** The float64 nearest to a decimal number; undefined for anything else, also for hex, Infinity and digit groups. */
export function parseDecimal(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text) : undefined;
}

export function isNumberOrNull(text: string): boolean {
  return DECIMAL.test(text) || NULL_WORD.test(text);
}
