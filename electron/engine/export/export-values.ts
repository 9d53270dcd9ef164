// Exports the depths and stored samples of a depth window to a CSV file.
import { windowOf } from '../frame/picture.ts';
import { tileParts } from '../tiles/scanlines.ts';
import { csvHeader, csvLines } from './csv-lines.ts';
import type { ExportSink, ExportSource } from './exporter.ts';

/** Writes one file through the sink. Throws `bad_input` for a window outside the log, and `cancelled`. */
export async function exportValues({ tiles, log, request }: ExportSource, sink: ExportSink): Promise<void> {
  const { depthMin, depthMax } = windowOf(log, request);
  await sink.write(async (file) => {
    await file.writeFile(csvHeader(log, await tiles.details(log.id), ','));
    for await (const part of tileParts(tiles, log, 0, depthMin, depthMax)) {
      await file.writeFile(csvLines(part, ','));
      sink.rows(part.to - part.from);
    }
  });
}
