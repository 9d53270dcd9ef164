// In: what someone typed into a field. Out: the number it says, or one sentence on what was expected instead.

export type Typed = { readonly value: number } | { readonly problem: string };

export interface Expectation {
  /** With its article: `a top depth`. */
  readonly what: string;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly unit?: string;
  /** How the bounds are written; default: as plain numbers. */
  readonly text?: (bound: number) => string;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Bounds are inclusive. */
export function typedNumber(text: string, expected: Expectation): Typed {
  const trimmed = text.trim();
  const value = Number(trimmed);
  const { min = -Infinity, max = Infinity } = expected;
  const numeric = NUMBER.test(trimmed) && Number.isFinite(value);
  if (numeric && value >= min && value <= max && (!expected.integer || Number.isInteger(value))) return { value };
  return { problem: `Expected ${describe(expected)} but received ${trimmed === '' ? 'nothing' : `“${trimmed}”`}` };
}

function describe({ what, min, max, integer, unit, text = String }: Expectation): string {
  const kind = integer ? `${what} in whole numbers` : what;
  const suffix = unit ? ` ${unit}` : '';
  if (min !== undefined && max !== undefined) return `${kind} from ${text(min)} to ${text(max)}${suffix}`;
  return kind;
}
