// Reads and builds a small made-up log, so that the code is compiled by the time the first file is imported.
import { chooseReader } from './readers/choose-reader.ts';
import { storedParts } from './build/stored-part.ts';
import { TableBuilder } from './build/table-builder.ts';
import type { ByteSource } from './readers/log-reader.ts';
import { Tally } from './records/tally.ts';

/** Enough rows for the engine to optimise each loop; takes a sixth of a second on its own thread. */
const ROWS = 1500;
const COLUMNS = 200;

/** Builds a small log and drops it. The first import of a session then takes a third of the time. */
export async function warmUp(): Promise<void> {
  const pixels = Array.from({ length: COLUMNS }, (_, column) => (column * 37) % 256).join(',');
  const text = Array.from({ length: ROWS }, (_, row) => `${(row / 10).toFixed(1)},${pixels}\n`).join('');
  const bytes = new TextEncoder().encode(text);
  const file: ByteSource = {
    name: 'warm-up',
    async *stream() {
      yield bytes;
    },
    readAt: async (offset, length) => bytes.subarray(offset, offset + length),
  };
  const { reader, source } = await chooseReader(file);
  const { tables } = await reader.open(source, {});
  const [table] = tables;
  const parts = storedParts([{ kind: 'image', width: COLUMNS }], { width: 150, interpolation: 'linear' });
  const builder = new TableBuilder(file.name, parts);
  for await (const part of table!.read({ parts: table!.parts, tally: new Tally() })) {
    for (const tile of builder.add(part)) void tile;
  }
  builder.finish();
}
