// Joins the lines of wrapped LAS data: says of each line whether it begins, continues or ends a record.

/** Of a line: the record goes on, it ends with this line, or why the line does not belong where it stands. */
export type WrappedLine = 'goes on' | 'ends' | { readonly expected: string };

/**
 * A record has a field a curve, over several lines. Where the first record's depth stands on a line of its own, as the
 * standard has it, so must every depth: a value that is missing would else make a depth of a value. Where it does not,
 * all records must be broken like the first one.
 */
export class WrappedRecords {
  readonly #fields: number;
  readonly #shape: number[];
  #found = 0;
  #line = 0;

  constructor(fields: number, shape: readonly number[]) {
    this.#fields = fields;
    this.#shape = [...shape];
  }

  /** Whether no record is incomplete. */
  get isBetween(): boolean {
    return this.#found === 0;
  }

  get missing(): number {
    return this.#fields - this.#found;
  }

  add(fields: number): WrappedLine {
    const isDepthAlone = this.#shape[0] === 1;
    const expected = this.#shape[this.#line];
    if (isDepthAlone && this.#line === 0 && fields !== 1)
      return { expected: 'a depth on a line of its own, as others before it have' };
    if (!isDepthAlone && fields !== expected)
      return { expected: `${expected ?? 'no more'} fields, as others before it have` };
    if (fields > this.missing) return { expected: `${this.missing} more fields of this record, one a curve` };
    this.#found += fields;
    this.#line++;
    if (this.missing > 0) return 'goes on';
    this.#found = 0;
    this.#line = 0;
    return 'ends';
  }
}

/** How the first record is broken into lines; undefined where its lines do not come to as many fields. */
export function shapeOfFirst(counts: readonly number[], fields: number): readonly number[] | undefined {
  let found = 0;
  for (const [line, count] of counts.entries()) {
    found += count;
    if (found === fields) return line === 0 ? undefined : counts.slice(0, line + 1);
    if (found > fields) return undefined;
  }
  return undefined;
}
