// The bytes of a text that are still to be read, and where its lines and records end.
const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
/** What DOS puts behind the end of a text. */
export const END_MARK = 0x1a;
const SPACE = 32;

export class LineBuffer {
  /** Bytes [0, length) are still to be read; an incomplete record waits here for its rest. */
  bytes: Buffer;
  length = 0;

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafe(capacity);
  }

  /** Adds bytes, whose memory may be used again. */
  append(piece: Uint8Array): void {
    const length = this.length + piece.length;
    if (length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * length);
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(piece, this.length);
    this.length = length;
  }

  /** The index of the line end behind `at`. */
  lineEnd(at: number): number {
    const bytes = this.bytes;
    let end = at;
    while (bytes[end] !== LINE_FEED && bytes[end] !== RETURN) end++;
    return end;
  }

  /** A line without blanks at its ends. */
  trimmed(from: number, to: number): Buffer {
    const bytes = this.bytes;
    while (from < to && (bytes[from] === SPACE || bytes[from] === TAB)) from++;
    while (from < to && (bytes[to - 1] === SPACE || bytes[to - 1] === TAB)) to--;
    return bytes.subarray(from, to);
  }

  /** The index behind a line end. */
  behind(lineEnd: number): number {
    return this.bytes[lineEnd] === RETURN && this.bytes[lineEnd + 1] === LINE_FEED ? lineEnd + 2 : lineEnd + 1;
  }

  /** The index behind the last complete line end: after a carriage return a line feed may still follow. */
  endOfLines(): number {
    const bytes = this.bytes.subarray(0, this.length);
    const returns = this.length > 1 ? bytes.lastIndexOf(RETURN, this.length - 2) : -1;
    return Math.max(bytes.lastIndexOf(LINE_FEED), returns) + 1;
  }

  /** The index behind a record and its line end, the first one outside quotes; -1 when that is still to come. */
  recordEnd(at: number, isEnd: boolean, delimiting: number | undefined, quoting: number | undefined): number {
    let isQuoted = false;
    let isFieldStart = true;
    for (let i = at; i < this.length; i++) {
      const byte = this.bytes[i]!;
      // Elsewhere than at the beginning of a field it is a sign like others, for inches maybe.
      if (byte === quoting && (isQuoted || isFieldStart)) isQuoted = !isQuoted;
      else if (!isQuoted) {
        if (byte === RETURN && i === this.length - 1 && !isEnd) return -1;
        if (byte === LINE_FEED || byte === RETURN) return Math.min(this.length, this.behind(i));
        isFieldStart = byte === delimiting || byte === SPACE || byte === TAB;
      }
    }
    return isEnd ? this.length : -1;
  }

  /** Forgets the bytes before `at`. */
  drop(at: number): void {
    this.bytes.copyWithin(0, at, this.length);
    this.length -= at;
  }

  /** Ends the text: the last line gets a line end if it has none; a carriage return at the end is a complete one. */
  end(): void {
    while (this.length > 0 && this.bytes[this.length - 1] === END_MARK) this.length--;
    if (this.length > 0 && this.bytes[this.length - 1] !== RETURN) this.append(Buffer.of(LINE_FEED));
  }
}

/** The number of line ends; CR LF counts once. */
export function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LINE_FEED || (bytes[i] === RETURN && bytes[i + 1] !== LINE_FEED)) count++;
  }
  return count;
}
