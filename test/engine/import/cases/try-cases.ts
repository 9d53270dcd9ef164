// Imports each of a list of small tables into a real library, and compares all that is stored with what is right.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportOptions, LogKind } from '../../../../shared/model/image-log.ts';
import { StoredTables, type StoredTable } from '../../../fixtures/stored-tables.ts';

/** What a part of a file becomes. */
export interface Stored {
  /** Default: an image. */
  readonly kind?: LogKind;
  /** Default: metres. */
  readonly unit?: 'm' | 'ft';
  readonly names?: readonly string[];
  /** A depth and its samples each, in ascending depth; NaN is null. */
  readonly rows: readonly (readonly number[])[];
}

export interface TableCase {
  readonly what: string;
  readonly file?: string;
  readonly content: string | Uint8Array;
  readonly options?: Partial<ImportOptions>;
  /** What it becomes, companions behind their image; or what the refusal names. */
  readonly becomes: readonly Stored[] | { readonly refused: RegExp };
  /** Codes of findings that tell of it. */
  readonly says?: readonly string[];
  /** Of the values of each part. */
  readonly valueUnits?: readonly string[];
}

/** Makes a test of each. */
export function tryCases(cases: readonly TableCase[]): void {
  let tables: StoredTables;
  beforeAll(() => {
    tables = new StoredTables();
  });
  afterAll(() => tables.close());

  test.each(cases)('$what', async ({ file = 'table.csv', content, options, becomes, says = [], valueUnits }) => {
    const stored = tables.of(file, content, options);
    if ('refused' in becomes) {
      await expect(stored).rejects.toThrow(becomes.refused);
      return;
    }
    const found = await stored;
    expect(found.map(summaryOf)).toEqual(
      becomes.map(({ kind = 'image', unit = 'm', rows, names }, i) => ({
        kind,
        unit,
        names: names ?? found[i]?.columnNames,
        nulls: rows.flat().filter((value) => value !== value).length,
        rows: rows.map(([depth, ...samples]) => [expect.closeTo(depth!, 9) as number, ...samples.map(Math.fround)]),
      })),
    );
    const codes = found.flatMap(({ log }) => log.findings.map(({ code }) => code));
    expect(codes).toEqual(expect.arrayContaining([...says]));
    if (valueUnits) expect(found.map(({ log }) => log.valueUnit)).toEqual(valueUnits);
  });
}

function summaryOf({ log: { kind, depthUnit, nulls }, rows, columnNames }: StoredTable): object {
  return { kind, unit: depthUnit, names: columnNames, nulls, rows };
}
