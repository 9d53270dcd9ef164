// The reader for text tables with one record a scanline, for which every text passes.
import { looksLikeText } from '../encoding/encoding.ts';
import type { LogReader } from './log-reader.ts';

export const csvReader: LogReader = {
  id: 'csv',
  name: 'CSV table',
  endings: ['csv', 'txt', 'tsv', 'tab', 'dat', 'asc', 'prn'],
  mimes: ['text/csv', 'text/plain', 'text/tab-separated-values'],
  sniff: looksLikeText,
  open: async (source, options) => (await import('./csv-contents.ts')).openCsv(source, options),
};
