// Text as bytes of any encoding that tables come in, those without an encoder in the platform among them.

const TWO_BYTES = new Set(['gbk', 'shift_jis']);
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Undefined where the encoding has not all of the characters. */
export function encoded(text: string, encoding: string): Uint8Array | undefined {
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
