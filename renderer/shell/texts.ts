// The words of the window around the picture: header, status, palette, the sheet of shortcuts.
export const appTexts = {
  product: 'Stratascope',
  windowTitle: (logName: string) => `${logName} – Stratascope`,
  menuBar: 'Application',
  library: 'Library',
  display: 'Display',
  imageLogs: 'Image logs',
  panelWidths: { logsPx: 'Width of the image logs', displayPx: 'Width of the display' },
  panelHint: 'Drag; a double-click puts it back',

  undo: 'Undo',
  status: 'Status',
  librarySettings: 'Library settings',
  apiSettings: 'API settings',
  databaseOn: (database: string, host: string) => `${database} on ${host}`,
  apiOn: (port: number) => `API on :${port}`,

  about: 'About Stratascope',
  aboutWhat: 'A viewer for depth-indexed image logs: borehole wall images, core scans, sector logs.',
  aboutLicence:
    'MIT License. Colormaps: viridis, inferno (van der Walt, Smith), cividis (Nuñez et al.), turbo (Mikhailov), batlow (Crameri).',
} as const;

export const paletteTexts = {
  title: 'Command palette',
  placeholder: 'Type a command, an image log or a bookmark',
  none: 'Nothing is called that',
  results: 'Results',
  recent: 'Recently used',
} as const;

export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  where: { picture: 'On the picture', elsewhere: 'Elsewhere' },
  /** Rows of what is done, and how. */
  ofTheWindow: [['Width of a panel', '← → on its border']],
} as const;
