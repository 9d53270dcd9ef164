// In: a line of ASCII and a picture's width. Out: a band of pixels that shows it, black on white, on as many lines as it takes.
import {
  ADVANCE,
  captionLines,
  dotSize,
  GLYPH_HEIGHT,
  GLYPH_WIDTH,
  LINE_HEIGHT,
  MARGIN,
} from '../../../shared/picture/caption-layout.ts';
import { hasDot } from './bitmap-font.ts';

/** Fills `rgb`, [rows, widthPx, 3], of which the text may take less. */
export function drawCaption(text: string, widthPx: number, rgb: Uint8Array): void {
  rgb.fill(255);
  const dotPx = dotSize(widthPx);
  for (const [number, line] of captionLines(text, widthPx).entries()) {
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
