// In: nothing. Out: the words for an export that one file cannot hold.

export const exportLimitTexts = {
  tooLarge: (format: string, widthPx: string, mostRows: string, rows: string) =>
    `A ${format} ${widthPx} px wide holds at most ${mostRows} rows, and these are ${rows}.`,
  lower: (rows: string) => `Lower to ${rows} rows`,
  use: (format: string) => `Use ${format}`,
  split: (files: number) => `Split into ${files} files`,
} as const;
