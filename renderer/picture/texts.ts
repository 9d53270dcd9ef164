// The words that lie over a picture: what it shows, its normalization, why it could not be drawn.

export const frameTexts = {
  loadingPicture: 'Loading the picture…',
  pictureFailed: 'This picture could not be drawn',
  locate: 'Locate…',
} as const;

export const normalizationLabelTexts = {
  static: 'Static',
  dynamic: (height: string) => `Dynamic, ${height}`,
  atThisZoom: (height: string) => `, at this zoom ${height}`,
  strength: (percent: number) => `, ${percent} %`,
  aggregations: { min: 'Minimum', max: 'Maximum' },
} as const;

export const pictureTexts = {
  coarse: 'Coarse, until the rest has come',
  span: (top: string, base: string) => `${top} to ${base}`,
  pictureOf: (name: string, span: string) => `Picture of ${name}, ${span}`,
  dynamicPictureOf: (name: string, span: string) => `Dynamic picture of ${name}, ${span}`,
} as const;
