// Tells what the fields of each column of a table are: numbers, words, feet and inches, the numbers of its records.
import { isMissingWord } from './missing-words.ts';
import { isHexadecimal, parseFeetAndInches, parseNumber, type NumberForm } from './number-forms.ts';

export interface ColumnKind {
  readonly kind: 'numbers' | 'feet and inches' | 'text' | 'empty';
  /** Whether nothing stands in any field, not even a word for missing. */
  readonly isBlank: boolean;
  /** Fields that are neither numbers nor missing. */
  readonly words: number;
  /** Whether it counts 0, 1, 2 … or 1, 2, 3 … */
  readonly counts: boolean;
  /** 1: its numbers rise, -1: they fall, 0: neither; equal ones beside each other do not count. */
  readonly order: -1 | 0 | 1;
  /** Whether no number follows an equal one. */
  readonly isStrict: boolean;
  /** Whether its numbers go on by one step. */
  readonly isEven: boolean;
  /** Whether one of its numbers is not whole. */
  readonly hasDecimals: boolean;
}

/** `records`: fields of the first records, [records][columns]. */
export function columnKinds(
  records: readonly (readonly string[])[],
  width: number,
  form: NumberForm,
): readonly ColumnKind[] {
  // One memory for the numbers of all columns, one after another: wide tables have hundreds.
  const memory = new Float64Array(records.length);
  return Array.from({ length: width }, (_, column) => kindOf(records, column, form, memory));
}

function kindOf(
  records: readonly (readonly string[])[],
  column: number,
  form: NumberForm,
  memory: Float64Array,
): ColumnKind {
  let count = 0;
  let isBlank = true;
  let words = 0;
  let feet = 0;
  let hexadecimal = 0;
  for (const fields of records) {
    const field = fields[column] ?? '';
    const number = parseNumber(field, form);
    isBlank &&= number === undefined && field.trim() === '';
    if (number !== undefined) memory[count++] = number;
    else if (isMissingWord(field)) continue;
    else {
      const value = parseFeetAndInches(field);
      if (value !== undefined) {
        feet++;
        memory[count++] = value;
      } else if (isHexadecimal(field)) hexadecimal++;
      else words++;
    }
  }
  const numbers = memory.subarray(0, count);
  // Numbers with a word among them are numbers: reading refuses the word with its line.
  const isNumbers = (numbers.length + hexadecimal) * 2 >= numbers.length + hexadecimal + words;
  const some = numbers.length + hexadecimal + words > 0;
  const kind = !some ? 'empty' : !isNumbers ? 'text' : feet * 2 > numbers.length ? 'feet and inches' : 'numbers';
  const isCounting = words === 0 && numbers.length === records.length && numbers.length > 0;
  return {
    kind,
    isBlank,
    words,
    counts: isCounting && counts(numbers),
    isEven: isEven(numbers),
    hasDecimals: !numbers.every(Number.isInteger),
    ...orderOf(numbers),
  };
}

function counts(numbers: Float64Array): boolean {
  const first = numbers[0]!;
  return (first === 0 || first === 1) && numbers.every((number, i) => number === first + i);
}

function isEven(numbers: Float64Array): boolean {
  const step = numbers[1]! - numbers[0]!;
  if (numbers.length < 2 || step === 0) return false;
  return numbers.every((number, i) => i === 0 || Math.abs(number - numbers[i - 1]! - step) <= Math.abs(step) / 1000);
}

function orderOf(numbers: Float64Array): Pick<ColumnKind, 'order' | 'isStrict'> {
  let rises = 0;
  let falls = 0;
  let stays = 0;
  for (let i = 1; i < numbers.length; i++) {
    if (numbers[i]! > numbers[i - 1]!) rises++;
    else if (numbers[i]! < numbers[i - 1]!) falls++;
    else stays++;
  }
  const order = rises > 0 && falls === 0 ? 1 : falls > 0 && rises === 0 ? -1 : 0;
  return { order, isStrict: stays === 0 };
}
