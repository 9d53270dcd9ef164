// File names that every file system takes, made of the names of logs and colormaps.
import { visibleName } from './visible-text.ts';

/** Windows takes these for devices, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:\.|$)/i;
/** File systems take 255 bytes of UTF-8; what remains is for the number of a part and for a temporary ending. */
const MOST_BYTES = 200;

/** `suffix`: what follows the name, its ending included. `Core 7/8`, `_10-20.csv` -> `Core 7_8_10-20.csv`. */
export function safeFileName(name: string, suffix: string): string {
  const safe = visibleName(name)
    .replace(/[\\/:*?"<>|\ufffd]+/g, '_')
    // Those at the ends are taken off by Windows, and a dot at the beginning hides the file.
    .replace(/^[\s.]+/, '');
  const bare = withoutBlanks(shortened(safe, MOST_BYTES - bytesOf(suffix)));
  const full = `${bare || 'log'}${suffix}`;
  return isDevice(full) ? `_${full}` : full;
}

/** Whether Windows would write to a device in place of a file of that name. */
export function isDevice(fileName: string): boolean {
  return DEVICE.test(fileName);
}

/** Whole characters, as many as fit. */
function shortened(text: string, mostBytes: number): string {
  let bytes = 0;
  let short = '';
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > mostBytes) break;
    short += character;
  }
  return short;
}

function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.]/.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
