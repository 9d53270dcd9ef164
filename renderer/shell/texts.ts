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

  import: 'Import…',

  depthWindow: 'Depth window',
  top: 'Top',
  base: 'Base',
  topExpected: 'a top',
  baseExpected: 'a base',
  zoom: 'Zoom',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  wholeLog: 'Whole log',
  export: 'Export…',

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

export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  /** By place: what, and how. */
  gestures: [
    {
      label: 'On the picture',
      rows: [
        ['Zoom about the cursor', 'Wheel, pinch'],
        ['Zoom in', 'Double-click'],
        ['Zoom out', 'Shift+Double-click'],
        ['Zoom to a selection', 'Shift+Drag'],
        ['Zoom in, zoom out, whole log', '+ - 0'],
        ['Pan', 'Drag, Shift+Wheel'],
        ['Pan by a tenth', '↑ ↓'],
        ['Pan by a window', 'Page Up, Page Down'],
        ['Top or base of the log', 'Home, End'],
        ['Back, forward', 'Mouse buttons 4 and 5'],
        ['Turn all-around logs', 'Drag sideways, Shift+← →'],
      ],
    },
    {
      label: 'Elsewhere',
      rows: [
        ['Pan over the overview', 'Wheel'],
        ['Zoom over the overview', 'Ctrl+Wheel, pinch'],
        ['Move an end of the window', '↑ ↓ on its thumb'],
        ['Take or leave what is typed', 'Enter, Esc'],
        ['Choose, rename, delete a log', '↑ ↓, F2, Delete'],
        ['Width of a panel', '← → on its border'],
      ],
    },
  ],
} as const;
