// Lays out the caption below an exported picture: its lines, and how many pixel rows it takes in each file.

/** Size of a character, in dots. */
export const GLYPH_WIDTH = 5;
export const GLYPH_HEIGHT = 7;
/** Approximate height of the letters, as a share of the picture's width. */
const LETTER_SHARE = 12 / 1000;
/** Distances in dots: from letter to letter, from line to line, and around the text. */
export const ADVANCE = GLYPH_WIDTH + 1;
export const LINE_HEIGHT = GLYPH_HEIGHT + 3;
export const MARGIN = 4;
/** Fewest characters on a line; with less room the caption could not be read. */
const MIN_CHARACTERS = 10;
/** The most files a picture is split into; captions reserve room for numbers up to this. */
const MOST_PARTS = 9999;

/** Width in pixels of the narrowest picture that has room for a caption. */
export const MIN_CAPTION_WIDTH_PX = MIN_CHARACTERS * ADVANCE + 2 * MARGIN;

/** Pixels of a dot, in width and height. */
export function dotSize(widthPx: number): number {
  return Math.max(1, Math.round((widthPx * LETTER_SHARE) / GLYPH_HEIGHT));
}

/** Pixel rows that a text takes as a caption. */
export function captionRows(text: string, widthPx: number): number {
  return (captionLines(text, widthPx).length * LINE_HEIGHT + 2 * MARGIN) * dotSize(widthPx);
}

/** The lines of a text, broken between words; a word longer than a line is broken where the line ends. */
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
  /** Pixel rows of the caption below the picture in every file. */
  readonly captionPx: number;
  readonly rowsPerFile: number;
  /** How many files the picture is split into. */
  readonly files: number;
}

/** How a picture is split into files of at most `mostRows` pixel rows each, caption included. No `label`: no caption. */
export function fileRows(heightPx: number, widthPx: number, mostRows: number, label: string | undefined): FileRows {
  const rowsOf = (text: string): number => (label === undefined ? 0 : captionRows(text, widthPx));
  const alone = rowsOf(label ?? '');
  const isOneFile = heightPx + alone <= mostRows;
  const captionPx = isOneFile ? alone : rowsOf(`${label}${partText(MOST_PARTS, MOST_PARTS)}`);
  const rowsPerFile = Math.min(heightPx, mostRows - captionPx);
  return { captionPx, rowsPerFile, files: isOneFile ? 1 : Math.ceil(heightPx / rowsPerFile) };
}
