// Text as bytes of a random encoding that tables come in, those without an encoder in the platform among them.
import type { Random } from './random.ts';

const UNICODE = ['utf-16le', 'utf-16be'];
const TWO_BYTES = new Set(['gbk', 'shift_jis']);
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** `isSure`: whether the bytes tell their encoding. */
export function bytesOf(
  text: string,
  random: Random,
): { readonly bytes: Uint8Array; readonly encoding: string; readonly isSure: boolean } {
  if (random.chance(0.3)) {
    const encoding = random.pick([...UNICODE, ...ownEncodings(text)]);
    const hasMark = encoding.startsWith('utf-16') && random.chance(0.6);
    const bytes = encoded(hasMark ? `\ufeff${text}` : text, encoding);
    const isAscii = bytes?.every((byte) => byte < 128 && byte > 0);
    if (bytes) return { bytes, encoding: isAscii ? 'utf-8' : encoding, isSure: hasMark || isAscii === true };
  }
  const hasMark = random.chance(0.15);
  return { bytes: Buffer.from(hasMark ? `\ufeff${text}` : text), encoding: 'utf-8', isSure: true };
}

/** The older encodings of the language of a text, in which alone it is written. */
function ownEncodings(text: string): readonly string[] {
  const scripts = [/\p{Script=Cyrillic}/u, /\p{Script=Katakana}/u, /\p{Script=Han}/u, /[ęł]/].map((script) =>
    script.test(text),
  );
  if (scripts.filter(Boolean).length > 1 && !scripts[1]) return [];
  const [isCyrillic, isJapanese, isChinese, isPolish] = scripts;
  if (isCyrillic) return isJapanese ? [] : ['windows-1251'];
  if (isJapanese) return isPolish ? [] : ['shift_jis'];
  if (isChinese) return ['gbk'];
  return [isPolish ? 'windows-1250' : 'windows-1252'];
}

/** Undefined where the encoding has not all of the characters. */
function encoded(text: string, encoding: string): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
  }
  const bytesOf = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const found = bytesOf.get(character);
    if (!found) return undefined;
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}

/** The bytes of each character, found by decoding all bytes. */
function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const made = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const add = (bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !made.has(text)) made.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  if (TWO_BYTES.has(encoding))
    for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) add([first, second]);
  tables.set(encoding, made);
  return made;
}
