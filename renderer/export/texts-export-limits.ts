// In: nothing. Out: the words for an export that one file cannot hold.

export const exportLimitTexts = {
  formats: { jpeg: 'JPEG', png: 'PNG' },
  tooLarge: (format: string, widthPx: string, mostRows: string, rows: string) =>
    `A ${format} ${widthPx} px wide holds at most ${mostRows} rows, and these are ${rows}.`,
  lower: (rows: string) => `Lower to ${rows} rows`,
  usePng: 'Use PNG',
  split: (files: number) => `Split into ${files} files`,
} as const;
