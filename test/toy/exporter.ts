// An exporter to copy: the depths alone, a line each, in files of so many lines.
import { z } from 'zod';
import type { Exporter } from '../../electron/engine/export/exporter.ts';

const schema = z.object({
  rowsAFile: z.int().min(1).max(100).default(100).meta({ title: 'Rows', description: 'rows of a file' }),
});

export const depthsExporter: Exporter = {
  id: 'depths',
  name: 'Depths',
  fileKind: 'List of depths',
  ending: 'depths',
  mime: 'text/plain',
  kind: 'values',
  schema,
  limits: { rows: 100 },
  async write({ tiles, log, request }, sink) {
    const { rowsAFile } = schema.parse(request);
    // A file from the base up has rows below zero.
    const first = (await tiles.findTile(log.id, 0, -Infinity))!;
    const [tile] = await tiles.readTiles(log.id, 0, first, first + 1);
    const depths = [...tile!.depths];
    await sink.expect(Math.ceil(depths.length / rowsAFile));
    for (let from = 0; from < depths.length; from += rowsAFile) {
      const part = depths.slice(from, from + rowsAFile);
      await sink.write((file) => file.writeFile(part.join('\n')));
      sink.rows(part.length);
    }
  },
};
