// Reads a CSV text with csv-parse alone, as a reference for the byte reader.
import { parse } from 'csv-parse/sync';
import { recogniseColumns, type Columns } from '../../../electron/engine/import/readers/csv-dialect.ts';
import { isBlank } from '../../../electron/engine/import/readers/csv-number.ts';
import { parseDepth, parseSamples } from '../../../electron/engine/import/readers/csv-record.ts';
import { DEFAULT_NULL_VALUES } from '../../../shared/model/image-log.ts';
import type { Scanlines } from './scanlines.ts';

/** Of texts that csv-parse can read, with no line end inside quotes. Throws where a record is ragged or no scanline. */
export function readByCsvParse(text: string, delimiter: string): Scanlines {
  const records = parse(text, {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    trim: true,
    relax_column_count: true,
  });
  const read = { depths: [] as number[], samples: [] as number[][], lines: [] as number[] };
  let skippedRecords = 0;
  let columns: Columns | undefined;
  for (const [i, record] of records.entries()) {
    if (record.every(isBlank)) {
      skippedRecords++;
      continue;
    }
    if (!columns) {
      columns = recogniseColumns(record);
      if (columns.names) continue;
    }
    const place = { fileName: 'img.csv', line: i + 1, columns };
    if (record.length !== columns.count) {
      const fields = record.length === 1 ? '1 field' : `${record.length} fields`;
      throw new Error(`img.csv, line ${i + 1}: expected ${columns.count} fields but received ${fields}`);
    }
    read.depths.push(parseDepth(record, place));
    const samples = new Float32Array(columns.count - 1);
    parseSamples(record, new Set(DEFAULT_NULL_VALUES), samples, place);
    read.samples.push([...samples]);
    read.lines.push(i + 1);
  }
  return { ...read, skippedRecords, depthUnit: columns?.depthUnit, depthReference: columns?.depthReference };
}
