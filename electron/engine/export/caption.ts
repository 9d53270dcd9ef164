// Draws a text into the caption band of a picture: black on white, in a pixel font, on several lines if needed.
import {
  ADVANCE,
  captionLines,
  dotSize,
  GLYPH_HEIGHT,
  GLYPH_WIDTH,
  LINE_HEIGHT,
  MARGIN,
} from '../../../shared/picture/caption-layout.ts';

/**
 * A built-in font, so that captions look the same on every computer.
 * From space to tilde, each five columns of seven rows from the left, as hexadecimal bytes; the lowest bit is the top row.
 */
const GLYPHS = [
  '0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649552250 0005030000',
  '001c224100 0041221c00 082a1c2a08 08083e0808 0050300000 0808080808 0060600000 2010080402',
  '3e5149453e 00427f4000 4261514946 2141454b31 1814127f10 2745454539 3c4a494930 0171090503',
  '3649494936 064949291e 0036360000 0056360000 0008142241 1414141414 4122140800 0201510906',
  '324979413e 7e1111117e 7f49494936 3e41414122 7f4141221c 7f49494941 7f09090101 3e41415132',
  '7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f0204027f 7f0408107f 3e4141413e',
  '7f09090906 3e4151215e 7f09192946 4649494931 01017f0101 3f4040403f 1f2040201f 7f2018207f',
  '6314081463 0304780403 6151494543 00007f4141 0204081020 41417f0000 0402010204 4040404040',
  '0001020400 2054545478 7f48444438 3844444420 384444487f 3854545418 087e090102 081454543c',
  '7f08040478 00447d4000 2040443d00 007f102844 00417f4000 7c04180478 7c08040478 3844444438',
  '7c14141408 081414187c 7c08040408 4854545420 043f444020 3c4040207c 1c2040201c 3c4030403c',
  '4428102844 0c5050503c 4464544c44 0008364100 00007f0000 0041360800 0804081008',
].flatMap((line) => line.split(' '));

const FIRST = ' '.codePointAt(0)!;

/** Draws into `rgb`, bytes of shape [rows, widthPx, 3], which is filled white first. The text may take fewer rows. */
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

/** Whether a dot of a character is black; characters that are not in the font have no black dots. */
function hasDot(character: string, column: number, row: number): boolean {
  const glyph = GLYPHS[character.codePointAt(0)! - FIRST];
  if (glyph === undefined) return false;
  return ((parseInt(glyph.slice(column * 2, column * 2 + 2), 16) >> row) & 1) === 1;
}
