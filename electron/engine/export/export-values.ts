// In: a depth window of a log. Out: a CSV file of its depths and stored samples, every float32 to its full precision.
import type { ExportRequest, ImageLog } from '../../../shared/model.ts';
import { windowOf } from '../frame/picture.ts';
import { tileParts } from '../frame/scanlines.ts';
import type { TileSource } from '../frame/tile-cache.ts';
import { writeNewFile } from './new-file.ts';

/** Header `depth,col1..colN`; a null is a blank field. */
export async function exportValues(
  source: TileSource,
  log: ImageLog,
  request: ExportRequest,
  target: string,
  onRows: (rows: number) => void,
): Promise<string[]> {
  const { depthMin, depthMax } = windowOf(log, request);
  await writeNewFile(target, async (file) => {
    const columns = Array.from({ length: log.width }, (_, i) => `col${i + 1}`);
    await file.writeFile(`depth,${columns.join(',')}\n`);
    for await (const { tile, from, to } of tileParts(source, log.id, 0, depthMin, depthMax)) {
      let text = '';
      for (let row = from; row < to; row++) {
        text += String(tile.depths[row]);
        for (let i = row * log.width; i < (row + 1) * log.width; i++) text += ',' + float32Text(tile.samples[i]!);
        text += '\n';
      }
      await file.writeFile(text);
      onRows(to - from);
    }
  });
  return [target];
}

/** The shortest decimal that reads back as the same float32; blank for null. */
export function float32Text(value: number): string {
  if (value !== value) return '';
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}
