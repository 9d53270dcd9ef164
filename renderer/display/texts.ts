// The words of the display panel: range, normalization, aggregation.
import { NORMALIZATION_NAMES } from '../../shared/picture/picture-label.ts';
export const displayTexts = {
  colormap: 'Colormap',
  invert: 'Invert',
  smooth: 'Smooth',
  smoothHint: 'when enlarged',
  normalization: 'Normalization',
  compare: 'Side by side',
  compareHint: 'both at once',
  reset: 'Reset',
} as const;

export const rangeTexts = {
  range: 'Range',
  limits: 'Limits',
  automatic: (reason: string) => `Automatic (${reason})`,
  noValues: 'no values',
  byte: '0–255',
  percentiles: '1–99 %',
  whole: 'Minimum to maximum',
  wholeChoice: 'Range from Minimum to Maximum',
  choice: (low: number, high: number) => `Range of Percentiles ${low}–${high}`,
  cut: (percent: number) => `Percentiles ${percent}–${100 - percent}`,
  wholeByte: '0 to 255',
  manual: 'Manual',
  low: 'Low',
  high: 'High',
  lowExpected: 'a low value',
  highExpected: 'a high value',
  notBelow: (high: string, typed: string) => `Expected a low value below the high one, ${high}, but received ${typed}`,
  notAbove: (low: string, typed: string) => `Expected a high value above the low one, ${low}, but received ${typed}`,
} as const;

export const normalizationTexts = {
  modes: NORMALIZATION_NAMES,
  hints: {
    static: 'A colour means the same value at every depth.',
    dynamic: 'Colours show how values rank around their depth: the same colour at two depths means two values.',
  },
  bothShown: 'Both are shown.',
  height: 'Height',
  strength: 'Strength',
  gamma: 'Gamma',
  logarithmic: 'Logarithmic',
} as const;

export const aggregationTexts = {
  aggregation: 'Aggregation',
  aggregations: { mean: 'Mean', min: 'Minimum', max: 'Maximum' },
  aggregationHints: {
    mean: 'A pixel shows the mean of the values it covers: thin features fade as you zoom out.',
    min: 'A pixel shows the least of the values it covers: thin low streaks stay visible at every zoom.',
    max: 'A pixel shows the greatest of the values it covers: thin high streaks stay visible at every zoom.',
  },
} as const;
