// In: nothing. Out: the words of the command palette.

export const paletteTexts = {
  title: 'Command palette',
  placeholder: 'Type a command, an image log or a bookmark',
  none: 'Nothing is called that',
  results: 'Results',
  recent: 'Recently used',
  logs: 'Image logs',
  bookmarks: 'Bookmarks',
  colormaps: 'Colormaps',
  colormap: (name: string) => `Colormap ${name}`,
  ranges: 'Range',
  wholeRange: 'Range from Minimum to Maximum',
  range: (low: number, high: number) => `Range of Percentiles ${low}–${high}`,
  scales: 'Printed scale',
  scale: (scale: string) => `Printed Scale ${scale}`,
  themes: 'Theme',
  theme: (theme: string) => `Theme ${theme}`,
  settings: 'Settings',
  openLog: 'open',
  bookmarkOf: (log: string, depths: string) => `${log}, ${depths}`,
} as const;
