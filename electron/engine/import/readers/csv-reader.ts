// The reader for CSV tables with one record a scanline, and how such a file is recognised, for which every text passes.
import { isUtf8 } from 'node:buffer';
import type { LogReader } from './log-reader.ts';

export const csvReader: LogReader = {
  id: 'csv',
  name: 'CSV table',
  endings: ['csv', 'txt'],
  mimes: ['text/csv', 'text/plain'],
  sniff: looksLikeText,
  open: async (source) => (await import('./csv-contents.ts')).openCsv(source),
};

function looksLikeText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  // Up to three bytes are cut off, because the head may end inside a character.
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, Math.max(0, head.length - cut))));
}
