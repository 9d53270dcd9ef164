// In: the bytes of a frame of the format `values`. Out: what they are, as typed arrays on the same memory; both sides read it here.

/** What a picture of a window is made of, pixel row by pixel row, in the columns as they are stored: not turned. */
export interface ValuesFrame {
  /** [heightPx] scanlines in each pixel row; 0: it is filled from its neighbours, or lies in a gap. */
  readonly scanlines: Uint32Array;
  /** [heightPx, width]; NaN is null. */
  readonly values: Float32Array;
  /**
   * [heightPx, width] the colour each is drawn in: of the colormap asked for the entry, 0 to 255, or where it is stepped
   * the band, counted from 0 at the lowest values (see `paintedColormap`). Where the value is null it means nothing.
   */
  readonly entries: Uint8Array;
}

/** 45 MB: the rows of a screen of a log as wide as one can be. */
const MAX_VALUES_SAMPLES = 9_000_000;

/** Pixel rows of the tallest frame of a log so wide. */
export function mostValuesRows(width: number): number {
  return Math.floor(MAX_VALUES_SAMPLES / width);
}

export function valuesFrameBytes(heightPx: number, width: number): number {
  return heightPx * (4 + width * 5);
}

export function valuesFrame(buffer: ArrayBuffer, heightPx: number, width: number): ValuesFrame {
  const samples = heightPx * width;
  return {
    scanlines: new Uint32Array(buffer, 0, heightPx),
    values: new Float32Array(buffer, heightPx * 4, samples),
    entries: new Uint8Array(buffer, heightPx * 4 + samples * 4, samples),
  };
}
