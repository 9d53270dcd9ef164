// In: a line of ASCII and a picture's width. Out: a band of pixels that shows it, black on white, on as many lines as it takes.
import { GLYPH_HEIGHT, GLYPH_WIDTH, hasDot } from './bitmap-font.ts';

/** Height of the letters, about: a share of the picture's width. */
const LETTER_SHARE = 12 / 1000;
/** In dots of the font. */
const ADVANCE = GLYPH_WIDTH + 1;
const LINE_HEIGHT = GLYPH_HEIGHT + 3;
const MARGIN = 4;
/** On a line; with less room nobody could read it. */
const MIN_CHARACTERS = 10;

/** Narrowest picture that has room for a caption. */
export const MIN_CAPTION_WIDTH_PX = MIN_CHARACTERS * ADVANCE + 2 * MARGIN;

/** Rows of the band that a text takes. */
export function captionRows(text: string, widthPx: number): number {
  const dotPx = dotSize(widthPx);
  return (linesOf(text, widthPx, dotPx).length * LINE_HEIGHT + 2 * MARGIN) * dotPx;
}

/** Fills `rgb`, [rows, widthPx, 3], of which the text may take less. */
export function drawCaption(text: string, widthPx: number, rgb: Uint8Array): void {
  rgb.fill(255);
  const dotPx = dotSize(widthPx);
  for (const [number, line] of linesOf(text, widthPx, dotPx).entries()) {
    const top = (MARGIN + number * LINE_HEIGHT) * dotPx;
    for (let y = 0; y < GLYPH_HEIGHT * dotPx; y++) {
      for (let x = 0; x < line.length * ADVANCE * dotPx; x++) {
        const dot = Math.floor(x / dotPx);
        const [character, column] = [line[Math.floor(dot / ADVANCE)]!, dot % ADVANCE];
        if (column === GLYPH_WIDTH || !hasDot(character, column, Math.floor(y / dotPx))) continue;
        const at = ((top + y) * widthPx + MARGIN * dotPx + x) * 3;
        rgb.fill(0, at, at + 3);
      }
    }
  }
}

function dotSize(widthPx: number): number {
  return Math.max(1, Math.round((widthPx * LETTER_SHARE) / GLYPH_HEIGHT));
}

/** Broken between words; a word longer than a line is broken where the line ends. */
function linesOf(text: string, widthPx: number, dotPx: number): string[] {
  const most = Math.floor((widthPx / dotPx - 2 * MARGIN) / ADVANCE);
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
