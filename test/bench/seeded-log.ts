// In: a path and a number of scanlines. Out: a CSV of 200 integer pixels each, the same bytes every time.
import fs from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const COLUMNS = 200;

export async function writeLogCsv(file: string, rows: number): Promise<void> {
  const out = fs.createWriteStream(file, { highWaterMark: 1 << 20 });
  out.write(`depth,${Array.from({ length: COLUMNS }, (_, c) => `col${c + 1}`).join(',')}\n`);
  let seed = 1;
  for (let row = 0; row < rows; row++) {
    let line = (9000.1 + row / 10).toFixed(1);
    const bed = 120 + 60 * Math.sin(row / 40);
    for (let column = 0; column < COLUMNS; column++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      line += ',' + Math.round(bed + 30 * Math.sin(column / 30 + row / 25) + (seed >>> 27));
    }
    if (!out.write(line + '\n')) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
