// In: a depth window of a log. Out: a CSV file of its depths and stored samples.
import type { ExportRequest, ImageLog } from '../../../shared/model.ts';
import { windowOf } from '../frame/picture.ts';
import { tileParts } from '../frame/scanlines.ts';
import { csvHeader, csvLines, type ValuesSource } from './csv-lines.ts';
import { writeNewFile } from './new-file.ts';

export async function exportValues(
  source: ValuesSource,
  log: ImageLog,
  request: ExportRequest,
  target: string,
  onRows: (rows: number) => void,
): Promise<string[]> {
  const { depthMin, depthMax } = windowOf(log, request);
  await writeNewFile(target, async (file) => {
    await file.writeFile(csvHeader(log, await source.columnNames(log.id), ','));
    for await (const part of tileParts(source, log, 0, depthMin, depthMax)) {
      await file.writeFile(csvLines(part, ','));
      onRows(part.to - part.from);
    }
  });
  return [target];
}
