// In: nothing. Out: the words for the range of values and for how they become colours.

export const rangeTexts = {
  limits: 'Limits',
  automatic: (reason: string) => `Automatic (${reason})`,
  noValues: 'no values',
  byte: '0–255',
  percentiles: '1–99 %',
  whole: 'Minimum to maximum',
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
  modes: { static: 'Static', dynamic: 'Dynamic' },
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
