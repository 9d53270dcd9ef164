// Finds the encoding of a text file in its first bytes, and refuses files that are no text by their name.
import { isUtf8 } from 'node:buffer';
import { StratascopeError } from '../../../../shared/errors.ts';
import { binaryFormatOf } from './binary-formats.ts';
import { likelyLegacyEncoding } from './legacy-encodings.ts';

export interface FoundEncoding {
  /** Its name in the WHATWG Encoding Standard. */
  readonly encoding: string;
  /** The decoded beginning, without a mark and without a character that the beginning cuts off. */
  readonly text: string;
  /** From 0, a guess, to 1: a mark, or nothing but what the encoding allows. */
  readonly sureness: number;
}

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * `head`: the beginning of a file, unpacked. `asked`: the encoding that the user names.
 * @throws StratascopeError `unreadable_file` for what is no text, and where the file contradicts the user.
 */
export function findEncoding(head: Uint8Array, fileName: string, asked?: string): FoundEncoding {
  const binary = binaryFormatOf(head);
  if (binary) throw new StratascopeError('unreadable_file', `${fileName}: expected a table but received ${binary}`);
  const marked = MARKS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
  const found = marked ? { encoding: marked, sureness: 1 } : unmarked(head);
  if (asked !== undefined) return askedFor(asked, head, fileName, marked, found?.encoding);
  if (!found) throw new StratascopeError('unreadable_file', `${fileName}: expected a table but received binary data`);
  return { ...found, text: decoded(head, found.encoding) };
}

/** Whether a file begins as text does, in any encoding that is read. Does not throw. */
export function looksLikeText(head: Uint8Array): boolean {
  return (
    !binaryFormatOf(head) && (MARKS.some(([, bytes]) => bytes.every((byte, i) => head[i] === byte)) || !!unmarked(head))
  );
}

function unmarked(head: Uint8Array): Omit<FoundEncoding, 'text'> | undefined {
  const utf16 = head.includes(0) ? utf16WithoutMark(head) : undefined;
  if (utf16) return { encoding: utf16, sureness: 0.9 };
  for (let i = 0; i < head.length; i++) if (isNoText(head[i]!)) return undefined;
  if (isUtf8(wholeCharacters(head))) return { encoding: 'utf-8', sureness: 1 };
  return likelyLegacyEncoding(head);
}

function askedFor(
  asked: string,
  head: Uint8Array,
  fileName: string,
  marked: string | undefined,
  found: string | undefined,
): FoundEncoding {
  const encoding = encodingNamed(asked);
  const has = found ?? 'binary data';
  if (marked !== undefined && marked !== encoding)
    throw contradiction(`${encoding} text`, `the mark of ${marked}`, fileName, marked);
  // Nearly any bytes are characters of two bytes each; but text in those has zeros, and other text has none.
  if (isOfPairs(encoding) && found !== undefined && !isOfPairs(found))
    throw contradiction(`${encoding} text`, `${found} text`, fileName, found);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    throw contradiction(`${encoding} text`, 'bytes that are none', fileName, has);
  }
  if (text.includes('\0')) throw contradiction(`${encoding} text`, 'NUL characters', fileName, has);
  return { encoding, text, sureness: 1 };
}

function isOfPairs(encoding: string): boolean {
  return encoding.startsWith('utf-16');
}

function contradiction(expected: string, received: string, fileName: string, has: string): StratascopeError {
  return new StratascopeError(
    'unreadable_file',
    `${fileName}: expected ${expected} but received ${received}; the file is taken for ${has} without --encoding`,
  );
}

/** @throws StratascopeError `bad_input` for a name that is no encoding's. */
function encodingNamed(name: string): string {
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    throw new StratascopeError(
      'bad_input',
      `Expected an encoding such as utf-8, windows-1252 or gbk for --encoding but received ${JSON.stringify(name)}`,
    );
  }
}

function decoded(head: Uint8Array, encoding: string): string {
  // Streaming leaves out a character that is cut off.
  return new TextDecoder(encoding).decode(head, { stream: true });
}

/** Text in Latin letters and digits has a zero in every other byte. */
function utf16WithoutMark(head: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  const most = Math.max(even, odd);
  // Numbers and delimiters are at least a third of a table, whatever its names are written in.
  if (most === 0 || most < head.length / 6 || Math.min(even, odd) > most / 20) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decoded(head, encoding);
  for (let i = 0; i < text.length; i++) if (isNoText(text.charCodeAt(i))) return undefined;
  return encoding;
}

/** Control characters that no text has; 26 ends a file of DOS, 27 shifts between alphabets. */
function isNoText(code: number): boolean {
  return code < 9 || (code > 13 && code < 26) || (code > 27 && code < 32);
}

/** Without the last character of UTF-8 where it is cut off. */
function wholeCharacters(head: Uint8Array): Uint8Array {
  for (let left = 1; left <= 3 && left <= head.length; left++) {
    const byte = head[head.length - left]!;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) return lengthAsSaid(byte) > left ? head.subarray(0, -left) : head;
  }
  return head;
}

/** Bytes of the character of UTF-8 that begins with this byte. */
function lengthAsSaid(byte: number): number {
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}
