// Exports the depths and stored samples of a depth window to a CSV file.
import { windowOf } from '../../../shared/raster/picture.ts';
import { countScanlines, tileParts } from '../../../shared/tiles/scanlines.ts';
import { csvHeader, csvLines } from './csv-lines.ts';
import { incomplete, type ExportSink, type ExportSource } from './exporter.ts';

/**
 * Writes one file through the sink. Throws `bad_input` for a window outside the log, `corrupt` where a part of it is damaged or
 * fewer scanlines came than there are, and `cancelled`.
 */
export async function exportValues({ tiles, log, request }: ExportSource, sink: ExportSink): Promise<void> {
  const { depthMin, depthMax } = windowOf(log, request);
  await sink.write(async (file) => {
    await file.writeFile(csvHeader(log, await tiles.details(log.id), ','));
    const expected = await countScanlines(tiles, log, depthMin, depthMax);
    let written = 0;
    for await (const part of tileParts(tiles, log, 0, depthMin, depthMax)) {
      await file.writeFile(csvLines(part, ','));
      written += part.to - part.from;
      sink.rows(part.to - part.from);
    }
    if (written !== expected) throw incomplete(log, 'scanlines', expected, written);
  });
}
