// In: the line that says what a picture's colours mean, the picture's size. Out: how the line is broken and how many rows it takes of each file.

/** Dots of a character. */
export const GLYPH_WIDTH = 5;
export const GLYPH_HEIGHT = 7;
/** Height of the letters, about: a share of the picture's width. */
const LETTER_SHARE = 12 / 1000;
/** In dots. */
export const ADVANCE = GLYPH_WIDTH + 1;
export const LINE_HEIGHT = GLYPH_HEIGHT + 3;
export const MARGIN = 4;
/** On a line; with less room nobody could read it. */
const MIN_CHARACTERS = 10;
/** The band of a caption has room for their numbers. */
const MOST_PARTS = 9999;

/** Narrowest picture that has room for a caption. */
export const MIN_CAPTION_WIDTH_PX = MIN_CHARACTERS * ADVANCE + 2 * MARGIN;

export function dotSize(widthPx: number): number {
  return Math.max(1, Math.round((widthPx * LETTER_SHARE) / GLYPH_HEIGHT));
}

/** Rows of the band that a text takes. */
export function captionRows(text: string, widthPx: number): number {
  return (captionLines(text, widthPx).length * LINE_HEIGHT + 2 * MARGIN) * dotSize(widthPx);
}

/** Broken between words; a word longer than a line is broken where the line ends. */
export function captionLines(text: string, widthPx: number): string[] {
  const most = Math.floor((widthPx / dotSize(widthPx) - 2 * MARGIN) / ADVANCE);
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(' ')) {
    if (line && line.length + 1 + word.length <= most) {
      line += ` ${word}`;
      continue;
    }
    if (line) lines.push(line);
    for (; word.length > most; word = word.slice(most)) lines.push(word.slice(0, most));
    line = word;
  }
  return [...lines, line];
}

export function partText(part: number, count: number): string {
  return `, part ${part} of ${count}`;
}

interface FileRows {
  /** Below the rows of every file. */
  readonly captionPx: number;
  readonly rowsPerFile: number;
  /** 1 where one holds it all. */
  readonly files: number;
}

/** `mostRows`: of one file, its caption included. `label` undefined: no caption. */
export function fileRows(heightPx: number, widthPx: number, mostRows: number, label: string | undefined): FileRows {
  const rowsOf = (text: string): number => (label === undefined ? 0 : captionRows(text, widthPx));
  const alone = rowsOf(label ?? '');
  const isOneFile = heightPx + alone <= mostRows;
  const captionPx = isOneFile ? alone : rowsOf(`${label}${partText(MOST_PARTS, MOST_PARTS)}`);
  const rowsPerFile = Math.min(heightPx, mostRows - captionPx);
  return { captionPx, rowsPerFile, files: isOneFile ? 1 : Math.ceil(heightPx / rowsPerFile) };
}
