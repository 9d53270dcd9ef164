// LAS 2.0 files: what such a file is known by.
import type { LogReader } from './log-reader.ts';

export const lasReader: LogReader = {
  id: 'las',
  name: 'LAS file',
  endings: ['las'],
  // No browser has a name for them: they go by their ending.
  mimes: [],
  sniff(head) {
    // Comments may stand before the version section, which is the first one.
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
