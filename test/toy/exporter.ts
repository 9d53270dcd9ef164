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
    const { rowsAFile, depthMin = -Infinity, depthMax = Infinity } = { ...request, ...schema.parse(request) };
    const depths: number[] = [];
    let row = await tiles.findTile(log.id, 0, depthMin);
    while (row !== undefined) {
      const [tile] = await tiles.readTiles(log.id, 0, row, row + 1);
      depths.push(...[...(tile?.depths ?? [])].filter((depth) => depth >= depthMin && depth <= depthMax));
      row = tile && tile.depths.at(-1)! < depthMax ? tile.firstRow + tile.rows : undefined;
    }
    await sink.expect(Math.ceil(depths.length / rowsAFile));
    for (let from = 0; from < depths.length; from += rowsAFile) {
      const part = depths.slice(from, from + rowsAFile);
      await sink.write((file) => file.writeFile(part.join('\n')));
      sink.rows(part.length);
    }
  },
};
