// The numbers that many programs write for a missing value: those that always mean it, and those that only may.
import { DEFAULT_NULL_VALUES } from '../../../../shared/model/image-log.ts';

const CANDIDATES = [9999, 99_999, 999_999, 32_767, 32_768, 1e30, 1.701_41e38, 3.4e38];

/** Missing where they lie far outside all other values, which is judged once those are known. */
const SENTINELS: readonly number[] = CANDIDATES.flatMap((value) => [value, -value]);

/** What means missing in a table. `own`: numbers that the file itself names; `asked`: those that the user names. */
export function missingNumbers(
  own: readonly number[],
  asked: readonly number[] | undefined,
): { readonly nullValues: readonly number[]; readonly sentinels: readonly number[] } {
  const nullValues = [...new Set([...(asked ?? DEFAULT_NULL_VALUES), ...own])];
  const sentinels = asked === undefined ? SENTINELS.filter((value) => !nullValues.includes(value)) : [];
  return { nullValues, sentinels };
}
