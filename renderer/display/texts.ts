// In: nothing. Out: the words of the display panel that belong to no control of its own.

export const displayTexts = {
  colormap: 'Colormap',
  invert: 'Invert',
  smooth: 'Smooth',
  smoothHint: 'when enlarged',
  range: 'Range',
  normalization: 'Normalization',
  compare: 'Side by side',
  compareHint: 'both at once',
  imageLog: 'Image log',
} as const;

export const normalizationLabelTexts = {
  static: 'Static',
  dynamic: (height: string) => `Dynamic, ${height}`,
  atThisZoom: (height: string) => `, at this zoom ${height}`,
  strength: (percent: number) => `, ${percent} %`,
} as const;

export const pictureTexts = {
  span: (top: string, base: string) => `${top} to ${base}`,
  pictureOf: (name: string, span: string) => `Picture of ${name}, ${span}`,
  dynamicPictureOf: (name: string, span: string) => `Dynamic picture of ${name}, ${span}`,
} as const;
