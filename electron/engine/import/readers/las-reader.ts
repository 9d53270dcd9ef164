// The reader for LAS 2.0 files, the Log ASCII Standard, and how such a file is recognised.
import type { LogReader } from './log-reader.ts';

export const lasReader: LogReader = {
  id: 'las',
  name: 'LAS file',
  endings: ['las'],
  // Browsers have no MIME type for LAS files and go by the ending.
  mimes: [],
  sniff(head) {
    // Only comments may stand before the version section, which comes first.
    const lines = new TextDecoder().decode(head).split('\n');
    return (
      lines
        .find((line) => !/^\s*(#|$)/.test(line))
        ?.trimStart()
        .toUpperCase()
        .startsWith('~V') ?? false
    );
  },
  open: async (source) => (await import('./las-contents.ts')).openLas(source),
};
