// Reads a frame of the format `values`: its bytes as typed arrays on the same memory, for engine and page.

/** The values behind a picture, pixel row by pixel row. Columns are as stored: not turned by the azimuth offset. */
export interface ValuesFrame {
  /** [heightPx] scanlines in each pixel row; 0: the row is filled from its neighbours, or lies in a gap; or DAMAGED_ROW. */
  readonly scanlines: Uint32Array;
  /** [heightPx, width]; NaN is null. */
  readonly values: Float32Array;
  /**
   * [heightPx, width] the colour that each value is drawn in: the colormap's entry, 0 to 255, or for a stepped colormap the
   * band, counted from 0 at the lowest values (see `paintedColormap`). Undefined where the value is null.
   */
  readonly entries: Uint8Array;
}

/** In place of a number of scanlines: a part of them is damaged in the library. */
export const DAMAGED_ROW = 0xffff_ffff;

/** Most samples in a frame, which then takes 45 MB: a screen's rows of the widest log there can be. */
const MAX_VALUES_SAMPLES = 9_000_000;

/** Pixel rows of the tallest frame of a log that is `width` samples wide. */
export function mostValuesRows(width: number): number {
  return Math.floor(MAX_VALUES_SAMPLES / width);
}

/** Bytes of a frame of `heightPx` rows of `width` samples. */
export function valuesFrameBytes(heightPx: number, width: number): number {
  return heightPx * (4 + width * 5);
}

/** Views of a frame's bytes, without a copy. */
export function valuesFrame(buffer: ArrayBuffer, heightPx: number, width: number): ValuesFrame {
  const samples = heightPx * width;
  return {
    scanlines: new Uint32Array(buffer, 0, heightPx),
    values: new Float32Array(buffer, heightPx * 4, samples),
    entries: new Uint8Array(buffer, heightPx * 4 + samples * 4, samples),
  };
}
