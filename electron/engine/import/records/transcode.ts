// Turns text of encodings in which a character is more than one byte into UTF-8, piece by piece.

const SEVERAL_BYTES = /^(?:utf-16|gbk|gb18030|big5|shift_jis|euc-|iso-2022)/;

/** Whether bytes of an encoding have to be turned into UTF-8 before numbers can be read from them. */
export function needsTranscoding(encoding: string): boolean {
  return SEVERAL_BYTES.test(new TextDecoder(encoding).encoding);
}

/** The same text in UTF-8, without a byte order mark. Each piece is valid until the next one is read. */
export async function* transcode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const piece of bytes) yield encoder.encode(decoder.decode(piece, { stream: true }));
  const rest = decoder.decode();
  if (rest !== '') yield encoder.encode(rest);
}
