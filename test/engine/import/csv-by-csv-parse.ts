// Reads a CSV text with csv-parse alone, as a reference for the byte reader.
import { parse } from 'csv-parse/sync';
import { planTable } from '../../../electron/engine/import/tables/plan-table.ts';
import { recordFormOf } from '../../../electron/engine/import/records/record-form.ts';
import { SampleCheck } from '../../../electron/engine/import/records/sample-check.ts';
import { readTextRecord } from '../../../electron/engine/import/records/text-record.ts';
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
  const plan = planTable(new TextEncoder().encode(text), 'img.csv', true, { nullValues: DEFAULT_NULL_VALUES });
  const form = recordFormOf(plan, plan.parts.slice(0, 1));
  const names = plan.columns.map(({ name }) => name);
  const check = new SampleCheck(form);
  const read = { depths: [] as number[], samples: [] as number[][], lines: [] as number[] };
  let skippedRecords = 0;
  for (const [i, record] of records.entries()) {
    const line = i + 1;
    if (record.every((field) => field.trim() === '')) skippedRecords++;
    else if (line >= plan.firstRecordLine) {
      const samples = new Float32Array(form.width);
      const place = { fileName: 'img.csv', line, names };
      read.depths.push(readTextRecord(record, form, check, samples, place));
      read.samples.push([...samples]);
      read.lines.push(line);
    }
  }
  return { ...read, skippedRecords, depthUnit: plan.depth!.unit, depthReference: plan.depth!.reference };
}
