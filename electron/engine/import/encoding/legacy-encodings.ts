// Guesses which of the older encodings a text is in that is not UTF-8, from the bytes outside ASCII.

/**
 * Numbers do not depend on the guess, since all of these have ASCII in its place; names and units do. Chinese and Japanese
 * are told by pairs of bytes that their encodings allow and that are common in them, Cyrillic by words that are outside ASCII as
 * a whole, and Central Europe's letters by where others have signs. A general detector needs more text than the names of a
 * table are: chardet 2.2 tells 22 of 41 short headers right of which this tells 38.
 */
export function likelyLegacyEncoding(head: Uint8Array): { readonly encoding: string; readonly sureness: number } {
  const high = head.filter((byte) => byte >= 0x80).length;
  const cyrillic = cyrillicShare(head, high - signsIn(head));
  const japanese = decodes(head, 'shift_jis') ? japaneseShare(head) : 0;
  const chinese = decodes(head, 'gbk') ? chineseShare(head, high) : 0;
  if (japanese > 0.5 && japanese >= chinese) return { encoding: 'shift_jis', sureness: GUESS };
  if (cyrillic > CYRILLIC_SHARE) return { encoding: 'windows-1251', sureness: GUESS };
  if (chinese > 0.5) return { encoding: 'gbk', sureness: GUESS };
  return { encoding: hasCentralEuropeanLetters(head) ? 'windows-1250' : 'windows-1252', sureness: GUESS };
}

const CYRILLIC_SHARE = 0.9;
const GUESS = 0.7;

function decodes(head: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Share of the high bytes that are Cyrillic letters in words without Latin ones; 0 where no word is longer than two. */
function cyrillicShare(head: Uint8Array, high: number): number {
  let letters = 0;
  let run = 0;
  let longest = 0;
  for (let i = 0; i < head.length; i++) {
    run = isCyrillic(head[i]!) ? run + 1 : 0;
    longest = Math.max(longest, run);
    if (run > 0 && !isLatin(head[i - 1] ?? 0) && !isLatin(head[i + 1] ?? 0)) letters++;
  }
  return longest > 2 ? letters / high : 0;
}

/** High bytes below the letters that stand alone, as signs of degrees do: they are the same in any language. */
function signsIn(head: Uint8Array): number {
  const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;
  return head.filter(
    (byte, i) => isHigh(byte) && byte < 0xc0 && !isCyrillic(byte) && !isHigh(head[i - 1]) && !isHigh(head[i + 1]),
  ).length;
}

function isLatin(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function isCyrillic(byte: number): boolean {
  return byte >= 0xc0 || byte === 0xa8 || byte === 0xb8;
}

/** Share of the characters of two bytes that are kana or begin as kanji of the first level do, and not as GBK's hanzi. */
function japaneseShare(head: Uint8Array): number {
  let common = 0;
  let all = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte < 0x80) continue;
    all++;
    if ((byte >= 0x81 && byte <= 0x9f) || byte >= 0xe0) {
      if (byte >= 0x81 && byte <= 0x98) common++;
      i++;
    }
  }
  return common / all;
}

/** Share of the characters of two bytes that are hanzi of the first level of GB 2312, or its punctuation. */
function chineseShare(head: Uint8Array, high: number): number {
  let common = 0;
  let all = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte < 0x80) continue;
    all++;
    const next = head[i + 1] ?? 0xa1;
    if (next >= 0xa1 && ((byte >= 0xb0 && byte <= 0xd7) || (byte >= 0xa1 && byte <= 0xa3))) common++;
    i++;
  }
  // A single pair may as well be two letters of Western Europe.
  return high < 4 ? 0 : common / all;
}

/**
 * Letters of windows-1250 where windows-1252 has signs or nothing, Ł Ą Ż ł ą ż ľ Ľ, ś ť ź, Ť Ź, and those that Western Europe does
 * not use: Š Ž š ž, which both have, and ě where Italian ends words with ì.
 */
const CENTRAL_LETTERS = new Set([
  ...[0xa3, 0xa5, 0xaf, 0xb3, 0xb9, 0xbc, 0xbe, 0xbf, 0x9c, 0x9d, 0x9f, 0x8d, 0x8f],
  ...[0x8a, 0x8e, 0x9a, 0x9e, 0xec],
]);
const BLANK = 32;
const BEFORE_WORDS = new Set([...'\t\n\r "\'(,;[_|'].map((sign) => sign.charCodeAt(0)));
/** Č, where French has È, with which no word of a log's begins. */
const CENTRAL_INITIAL = 0xc8;

function hasCentralEuropeanLetters(head: Uint8Array): boolean {
  let central = 0;
  for (let i = 0; i < head.length; i++) {
    // Behind a letter and before one: `cm³` ends with the sign that is ł elsewhere.
    const [before, after] = [head[i - 1] ?? BLANK, head[i + 1] ?? BLANK];
    if (CENTRAL_LETTERS.has(head[i]!) && isLetter(after) && isLetterOrBegin(before)) central++;
    if (head[i] === CENTRAL_INITIAL && isLowerCase(after) && !isLetter(before)) central++;
  }
  return central > 0;
}

function isLetter(byte: number): boolean {
  return isLatin(byte) || byte >= 0xc0;
}

function isLowerCase(byte: number): boolean {
  return byte >= 97 && byte <= 122;
}

/** Whether a word may begin behind a byte, or go on. */
function isLetterOrBegin(byte: number): boolean {
  return isLetter(byte) || CENTRAL_LETTERS.has(byte) || BEFORE_WORDS.has(byte);
}
