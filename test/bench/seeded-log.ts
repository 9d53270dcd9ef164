// Writes a CSV of 200 integer pixels a scanline, the same bytes every time.
import fs from 'node:fs';

const COLUMNS = 200;
const BLOCK_BYTES = 1 << 20;
/** `,255` for each pixel and a depth before them. */
const LONGEST_LINE_BYTES = COLUMNS * 4 + 32;
/** Scanlines, and MB of them: the size of the real file, and what grows from it. */
export const CSV_ROWS = { '4 MB': 5_460, '76 MB': 100_000, '762 MB': 1_000_000, '3 GB': 4_000_000 } as const;

export function writeLogCsv(file: string, rows: number): void {
  const spelled = Array.from({ length: 256 }, (_, value) => Buffer.from(`,${value}`));
  const texture = Float64Array.from({ length: 1024 }, (_, i) => 30 * Math.sin((i * 2 * Math.PI) / 1024));
  const block = Buffer.allocUnsafe(BLOCK_BYTES + LONGEST_LINE_BYTES);
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, `depth,${Array.from({ length: COLUMNS }, (_, c) => `col${c + 1}`).join(',')}\n`);
  let at = 0;
  let seed = 1;
  for (let row = 0; row < rows; row++) {
    at += block.write((9000.1 + row / 10).toFixed(1), at, 'latin1');
    const bed = 110 + 60 * Math.sin(row / 40);
    for (let column = 0; column < COLUMNS; column++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const pixel = spelled[Math.round(bed + texture[(column * 5 + row * 7) & 1023]! + (seed >>> 27))]!;
      for (let i = 0; i < pixel.length; i++) block[at++] = pixel[i]!;
    }
    block[at++] = 0x0a;
    if (at >= BLOCK_BYTES) {
      fs.writeSync(out, block, 0, at);
      at = 0;
    }
  }
  fs.writeSync(out, block, 0, at);
  fs.closeSync(out);
}
