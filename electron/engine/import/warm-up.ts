// In: nothing. Out: nothing, but what reads and builds a log has been compiled by the time a file comes.
import { chooseReader } from './readers/choose-reader.ts';
import { LogBuilder } from './build/log-builder.ts';

/** Enough for the compiler to take each loop for one that matters; a sixth of a second on its own thread. */
const ROWS = 1500;
const COLUMNS = 200;

/** Reads and builds a small log that nobody keeps. The first file of a session then takes a third of the time. */
export async function warmUp(): Promise<void> {
  const pixels = Array.from({ length: COLUMNS }, (_, column) => (column * 37) % 256).join(',');
  const text = Array.from({ length: ROWS }, (_, row) => `${(row / 10).toFixed(1)},${pixels}\n`).join('');
  const bytes = new TextEncoder().encode(text);
  const reader = chooseReader(bytes.subarray(0, 4096), 'warm-up.csv');
  const builder = new LogBuilder('warm-up.csv', COLUMNS, 150, 'linear');
  const chunks = (async function* () {
    yield bytes;
  })();
  for await (const part of reader.read(chunks, { fileName: 'warm-up.csv', nullValues: [] })) {
    if ('count' in part) for (const tile of builder.add(part)) void tile;
  }
  builder.finish();
}
