// The matrix of weights that resamples a scanline from one width to another by B-splines.
// The map is that of scikit-image 0.19.3 `transform.resize(row, order, preserve_range=True, clip=False)`: the row is
// smoothed (only where it shrinks), turned into B-spline coefficients, and the spline is read at the new pixel centres.
// Each step is linear, so a row of the matrix is the three steps applied backwards: w = Gᵀ P⁻ᵀ b.

/** For output `o`: source samples `first[o]`, `first[o] + 1`, … times `weights[at[o]]` up to `weights[at[o + 1] - 1]`. */
interface ResampleWeights {
  readonly first: Uint16Array;
  /** [width + 1] where each output's weights begin. */
  readonly at: Uint32Array;
  /** The weights of all outputs; those of each output sum to 1. */
  readonly weights: Float64Array;
}

/** Weights of consecutive source samples; all other samples have weight 0. */
interface Band {
  readonly first: number;
  readonly values: Float64Array;
}

/** How many samples the prefilter reaches: its slowest pole (quintic, 0.43) has decayed to 1e-23 there. */
const PREFILTER_REACH = 64;
/** Weights below this share of the output's largest are dropped, as they are below a float32's last digit, 6e-8. */
const NEGLIGIBLE = 1.6e-8;

/** Most matrices that are kept: files of one folder have one width. */
const MOST_KEPT = 4;
const kept = new Map<string, ResampleWeights>();

/** `order` 0 to 5: nearest, linear, quadratic, cubic, quartic, quintic. Widths from 2. Not to be changed: others use it, too. */
export function resampleWeights(sourceWidth: number, width: number, order: number): ResampleWeights {
  const key = `${sourceWidth}/${width}/${order}`;
  const known = kept.get(key);
  if (known) return known;
  const made = makeWeights(sourceWidth, width, order);
  kept.set(key, made);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return made;
}

function makeWeights(sourceWidth: number, width: number, order: number): ResampleWeights {
  const solve = prefilterTransposed(sourceWidth, order);
  const smoothing = gaussian((sourceWidth / width - 1) / 2);
  const first = new Uint16Array(width);
  const at = new Uint32Array(width + 1);
  const weights: number[] = [];
  for (let o = 0; o < width; o++) {
    // The same operations in the same order as in scipy's zoom in grid mode, because at a tie the last bit decides.
    const centre = (o + 0.5) * (sourceWidth / width) - 0.5;
    const spline = solve(splineBand(centre, sourceWidth, order));
    const band = significant(smoothTransposed(spline, smoothing, sourceWidth));
    const sum = band.values.reduce((total, w) => total + w, 0);
    first[o] = band.first;
    for (const w of band.values) weights.push(w / sum);
    at[o + 1] = weights.length;
  }
  return { first, at, weights: Float64Array.from(weights) };
}

/** Weights of the coefficients of a spline read at `centre`, with room for those that the prefilter adds. */
function splineBand(centre: number, n: number, order: number): Band {
  // Mirrored at the first and the last centre, as scipy does with coordinates.
  const x = centre < 0 ? -centre : centre > n - 1 ? 2 * (n - 1) - centre : centre;
  const start = (order % 2 === 1 ? Math.floor(x) : Math.floor(x + 0.5)) - Math.floor(order / 2);
  const first = Math.max(0, start - PREFILTER_REACH);
  const values = new Float64Array(Math.min(n, start + order + PREFILTER_REACH) - first);
  for (let i = start; i <= start + order; i++) {
    values[mirrored(i, n) - first]! += order === 0 ? 1 : bspline(x - i, order);
  }
  return { first, values };
}

/** The centred B-spline, by truncated powers (Unser 1999, eq. 3). */
function bspline(x: number, order: number): number {
  let sum = 0;
  let binomial = 1;
  for (let k = 0; k <= order + 1; k++) {
    const base = x + (order + 1) / 2 - k;
    if (base > 0) sum += binomial * base ** order;
    binomial *= -(order + 1 - k) / (k + 1);
  }
  let factorial = 1;
  for (let k = 2; k <= order; k++) factorial *= k;
  return sum / factorial;
}

/**
 * Solves Pᵀ w = b in place, P being the banded matrix that reads the spline at the source's own centres. P is diagonally
 * dominant (quintic: 0.55 against 0.45), so the elimination needs no pivoting.
 */
function prefilterTransposed(n: number, order: number): (b: Band) => Band {
  const half = Math.floor(order / 2);
  if (order < 2) return (b) => b;
  const size = 2 * half + 1;
  // Row i of Pᵀ, columns i - half to i + half; then its L and U factors.
  const lu = new Float64Array(n * size);
  for (let i = 0; i < n; i++) {
    for (let k = -half; k <= half; k++) {
      const j = mirrored(i + k, n);
      lu[j * size + (i - j + half)]! += bspline(k, order);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j <= Math.min(i + half, n - 1); j++) {
      const factor = lu[j * size + (i - j + half)]! / lu[i * size + half]!;
      lu[j * size + (i - j + half)] = factor;
      for (let k = 1; k <= half && i + k < n; k++) {
        lu[j * size + (i + k - j + half)]! -= factor * lu[i * size + half + k]!;
      }
    }
  }
  return (b) => {
    const { first, values } = b;
    const end = values.length;
    for (let i = 0; i < end; i++) {
      const row = (first + i) * size + half;
      for (let k = Math.max(-half, -i); k < 0; k++) values[i]! -= lu[row + k]! * values[i + k]!;
    }
    for (let i = end - 1; i >= 0; i--) {
      const row = (first + i) * size + half;
      for (let k = 1; k <= half && i + k < end; k++) values[i]! -= lu[row + k]! * values[i + k]!;
      values[i]! /= lu[row]!;
    }
    return b;
  };
}

/** Weights at distances 0, 1, … up to four standard deviations, as in scipy's gaussian_filter1d; [1] without smoothing. */
function gaussian(sigma: number): Float64Array {
  const radius = sigma > 0 ? Math.floor(4 * sigma + 0.5) : 0;
  const kernel = Float64Array.from({ length: radius + 1 }, (_, k) =>
    k === 0 ? 1 : Math.exp((-0.5 * k * k) / sigma ** 2),
  );
  const sum = kernel.reduce((total, w) => total + 2 * w, -1);
  return kernel.map((w) => w / sum);
}

function smoothTransposed(band: Band, kernel: Float64Array, n: number): Band {
  const reach = kernel.length - 1;
  if (reach === 0) return band;
  const first = Math.max(0, band.first - reach);
  const values = new Float64Array(Math.min(n, band.first + band.values.length + reach) - first);
  for (const [i, w] of band.values.entries()) {
    if (Math.abs(w) < 1e-15) continue;
    for (let k = -reach; k <= reach; k++) values[mirrored(band.first + i + k, n) - first]! += w * kernel[Math.abs(k)]!;
  }
  return { first, values };
}

/** Index with mirrored ends, 3 2 1 | 0 1 2 3 | 2 1 0: scipy's `mirror`, which skimage calls `reflect`. */
function mirrored(i: number, n: number): number {
  const period = 2 * n - 2;
  const at = ((i % period) + period) % period;
  return at < n ? at : period - at;
}

function significant({ first, values }: Band): Band {
  const limit = NEGLIGIBLE * values.reduce((max, w) => Math.max(max, Math.abs(w)), 0);
  const isKept = (w: number): boolean => Math.abs(w) >= limit;
  const from = values.findIndex(isKept);
  return { first: first + from, values: values.subarray(from, values.findLastIndex(isKept) + 1) };
}
