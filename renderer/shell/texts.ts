// In: nothing. Out: the words of the window around the picture: its regions, empty and failed states, header and status.

export const appTexts = {
  product: 'Stratascope',
  windowTitle: (logName: string) => `${logName} – Stratascope`,
  menuBar: 'Application',
  library: 'Library',
  display: 'Display',
  imageLogs: 'Image logs',
  panelWidths: { logsPx: 'Width of the image logs', displayPx: 'Width of the display' },
  panelHint: 'Drag; a double-click puts it back',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  dropToImport: 'Drop to import',

  importing: (file: string) => `Importing ${file}…`,
  importingHint: 'It is shown as soon as it is complete.',
  noLogs: 'No image logs yet',
  noLogsHint:
    'Import an image log: a CSV with one record a scanline, its depth and then its samples, or a LAS file. Or drop files anywhere here.',
  import: 'Import…',
  openSample: 'Open the sample',
  openingLibrary: 'Opening the library…',
  libraryUnreadable: 'The library could not be read',

  loadingPicture: 'Loading the picture…',
  pictureFailed: 'This picture could not be drawn',

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

  connectionLost: (where: string) => `The connection to ${where} is lost.`,
  connecting: (where: string) => `Connecting to ${where}…`,
  theLibrary: 'the library',
  status: 'Status',
  librarySettings: 'Library settings',
  openLibrarySettings: 'Library settings…',
  apiSettings: 'API settings',
  databaseOn: (database: string, host: string) => `${database} on ${host}`,
  apiOn: (port: number) => `API on :${port}`,

  copied: 'Copied',
  clipboardRefused: (reason: string) =>
    `The clipboard refused it (${reason}); click into the window once and copy again`,

  about: 'About Stratascope',
  aboutWhat: 'A viewer for depth-indexed image logs: borehole wall images, core scans, sector logs.',
  aboutLicence:
    'MIT License. Colormaps: viridis, inferno (van der Walt, Smith), cividis (Nuñez et al.), turbo (Mikhailov), batlow (Crameri).',
} as const;
