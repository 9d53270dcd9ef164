// In: nothing. Out: the words of the command palette.

export const paletteTexts = {
  title: 'Command palette',
  placeholder: 'Type a command, an image log or a bookmark',
  none: 'Nothing is called that',
  results: 'Results',
  recent: 'Recently used',
  logs: 'Image logs',
  bookmarks: 'Bookmarks',
  settings: 'Settings',
  openLog: 'open',
  bookmarkOf: (log: string, from: string, to: string) => `${log}, ${from}–${to}`,
} as const;
