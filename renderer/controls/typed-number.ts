// Reads a number that someone typed, or says in one sentence what was expected instead.
import { controlTexts } from './texts.ts';

export type Typed = { readonly value: number } | { readonly problem: string };

export interface Expectation {
  /** What the number is, with its article: `a top depth`. */
  readonly what: string;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly unit?: string;
  /** Writes a bound for the sentence; default: as a plain number. */
  readonly text?: (bound: number) => string;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a number within inclusive bounds. */
export function typedNumber(text: string, expected: Expectation): Typed {
  const trimmed = text.trim();
  const value = Number(trimmed);
  const { min = -Infinity, max = Infinity } = expected;
  const numeric = NUMBER.test(trimmed) && Number.isFinite(value);
  if (numeric && value >= min && value <= max && (!expected.integer || Number.isInteger(value))) return { value };
  const wanted = describe(expected);
  return { problem: trimmed === '' ? controlTexts.noNumber(wanted) : controlTexts.wrongNumber(wanted, trimmed) };
}

function describe({ what, min, max, integer, unit, text = String }: Expectation): string {
  const kind = integer ? controlTexts.whole(what) : what;
  const suffix = unit ? ` ${unit}` : '';
  if (min !== undefined && max !== undefined) return controlTexts.between(kind, text(min), text(max), suffix);
  return kind;
}
