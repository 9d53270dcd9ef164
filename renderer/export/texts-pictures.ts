// In: nothing. Out: what the page says about aggregation and about pictures that are exported.
export const picturesTexts = {
  aggregation: 'Aggregation',
  aggregations: { mean: 'Mean', min: 'Minimum', max: 'Maximum' },
  aggregationHints: {
    mean: 'A pixel shows the mean of the values it covers: thin features fade as you zoom out.',
    min: 'A pixel shows the least of the values it covers: thin low streaks stay visible at every zoom.',
    max: 'A pixel shows the greatest of the values it covers: thin high streaks stay visible at every zoom.',
  },
  printedScale: 'Printed scale',
  scaleOf: (scale: number) => `1:${scale}`,
  otherScale: 'Other',
  scaleField: 'Printed scale, 1 to',
  scaleExpected: 'a scale',
  resolution: 'Resolution',
  resolutionExpected: 'a resolution',
  dpi: 'dpi',
  caption: 'Caption',
  captionTooNarrow: 'The picture is too narrow for one',
  captionChoice: 'Says what the colours mean',
  paper: (widthCm: number, heightCm: number) => `${widthCm.toFixed(1)} × ${heightCm.toFixed(1)} cm`,
} as const;
