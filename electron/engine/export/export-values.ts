// In: a depth window of a log. Out: a CSV file of its depths and stored samples.
import type { ExportRequest } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { windowOf } from '../frame/picture.ts';
import { tileParts } from '../tiles/scanlines.ts';
import type { TileSource } from '../tiles/tile.ts';
import { csvHeader, csvLines } from './csv-lines.ts';
import { writeNewFile } from './new-file.ts';

export async function exportValues(
  source: TileSource,
  log: ImageLog,
  request: ExportRequest,
  target: string,
  onRows: (rows: number) => void,
): Promise<string[]> {
  const { depthMin, depthMax } = windowOf(log, request);
  await writeNewFile(target, async (file) => {
    await file.writeFile(csvHeader(log.width));
    for await (const part of tileParts(source, log, 0, depthMin, depthMax)) {
      await file.writeFile(csvLines(part));
      onRows(part.to - part.from);
    }
  });
  return [target];
}
