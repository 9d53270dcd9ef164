// In: nothing. Out: nothing, but what reads and builds a log has been compiled by the time a file comes.
import { chooseReader } from './readers/choose-reader.ts';
import { LogBuilder } from './build/log-builder.ts';
import type { ByteSource } from './readers/log-reader.ts';

/** Enough for the compiler to take each loop for one that matters; a sixth of a second on its own thread. */
const ROWS = 1500;
const COLUMNS = 200;

/** Reads and builds a small log that nobody keeps. The first file of a session then takes a third of the time. */
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
  const contents = await reader.open(source);
  const builder = new LogBuilder(file.name, COLUMNS, 150, 'linear');
  for await (const part of contents.read({ image: contents.images[0]!.id, nullValues: [] })) {
    if ('count' in part) for (const tile of builder.add(part)) void tile;
  }
  builder.finish();
}
