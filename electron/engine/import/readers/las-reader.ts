// The reader for LAS files, the Log ASCII Standard, and how such a file is recognised.
import { findEncoding, looksLikeText } from '../encoding/encoding.ts';
import { behindLineEnd, lineEndFrom } from '../tables/text-records.ts';
import type { LogReader } from './log-reader.ts';

/** The sections with which files begin, whatever the standard says. */
const FIRST_SECTION = /^~[VWCPAO]/i;
const SECTION_MARK = 0x7e;

export const lasReader: LogReader = {
  id: 'las',
  name: 'LAS file',
  endings: ['las'],
  // Browsers have no MIME type for LAS files and go by the ending.
  mimes: [],
  sniff(head, fileName) {
    // What is called so and is none is refused by that name, and not taken for a table.
    if (isNamedLas(fileName)) return true;
    if (!head.includes(SECTION_MARK) || !looksLikeText(head)) return false;
    // Only comments may stand before the first section.
    const { text } = findEncoding(head, fileName);
    return FIRST_SECTION.test(firstLine(text));
  },
  open: async (source, options) => (await import('./las-contents.ts')).openLas(source, options),
};

function isNamedLas(fileName: string): boolean {
  const name = fileName.toLowerCase();
  return ['.las', '.las.gz'].some((ending) => name.endsWith(ending));
}

/** The first line that is neither blank nor a comment, without the blanks before it. */
function firstLine(text: string): string {
  for (let at = 0; at < text.length; at = behindLineEnd(text, lineEndFrom(text, at))) {
    const line = text.slice(at, lineEndFrom(text, at)).trimStart();
    if (line !== '' && !line.startsWith('#')) return line;
  }
  return '';
}
