// In: nothing. Out: the application menu as data. The desktop makes a native menu of it, the browser host draws it in the page.

export interface MenuCommand {
  readonly id: string;
  readonly label: string;
  /** Electron's notation: CmdOrCtrl+O. */
  readonly accelerator?: string;
  /** In its place on a Mac. */
  readonly macAccelerator?: string;
  /** By itself, while nobody types; the page listens for it. */
  readonly key?: string;
  /** Shown with a check mark when among the checked ids. `one-of`: always one of those that stand together. */
  readonly checkable?: true | 'one-of';
  /** Only where it can work. */
  readonly host?: 'desktop' | 'browser';
  /** Replaced by the list of recent files. */
  readonly recent?: boolean;
  /** On a Mac it is in the application's own menu instead. */
  readonly macAppMenu?: boolean;
  /** An Electron role: the OS does it and decides when it is possible. */
  readonly role?: string;
}
export type MenuEntry = MenuCommand | 'separator';
export interface MenuGroup {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** Usable before a page has said what is, through `menu.update`. */
export const ENABLED_AT_START: readonly string[] = [
  'import',
  'sample',
  'settings',
  'palette',
  'shortcuts',
  'logs',
  'about',
];

export const MENU: readonly MenuGroup[] = [
  {
    label: 'File',
    entries: [
      { id: 'import', label: 'Import…', accelerator: 'CmdOrCtrl+O' },
      { id: 'recent', label: 'Open Recent', recent: true, host: 'desktop' },
      { id: 'sample', label: 'Open the Sample' },
      'separator',
      { id: 'export', label: 'Export…', accelerator: 'CmdOrCtrl+E' },
      { id: 'copy-to-server', label: 'Copy to Team Server…', host: 'desktop' },
      { id: 'copy-to-local', label: 'Copy to This Computer', host: 'desktop' },
      'separator',
      { id: 'rename', label: 'Rename…', accelerator: 'F2' },
      { id: 'remove', label: 'Delete…', accelerator: 'CmdOrCtrl+Backspace' },
      'separator',
      { id: 'settings', label: 'Settings…', accelerator: 'CmdOrCtrl+,', macAppMenu: true },
      'separator',
      { id: 'close-window', label: 'Close Window', role: 'close', host: 'desktop' },
      { id: 'quit', label: 'Quit', role: 'quit', host: 'desktop', macAppMenu: true },
    ],
  },
  {
    label: 'Edit',
    entries: [
      { id: 'undo', label: 'Undo', accelerator: 'CmdOrCtrl+Z' },
      { id: 'redo', label: 'Redo', accelerator: 'CmdOrCtrl+Shift+Z' },
      'separator',
      { id: 'cut', label: 'Cut', role: 'cut', host: 'desktop' },
      { id: 'copy', label: 'Copy', role: 'copy', host: 'desktop' },
      { id: 'paste', label: 'Paste', role: 'paste', host: 'desktop' },
      { id: 'select-all', label: 'Select All', role: 'selectAll', host: 'desktop' },
      'separator',
      { id: 'copy-picture', label: 'Copy Picture', accelerator: 'CmdOrCtrl+Shift+C' },
      { id: 'copy-values', label: 'Copy Values' },
    ],
  },
  {
    label: 'View',
    entries: [
      { id: 'zoom-in', label: 'Zoom In', accelerator: 'CmdOrCtrl+=' },
      { id: 'zoom-out', label: 'Zoom Out', accelerator: 'CmdOrCtrl+-' },
      { id: 'zoom-all', label: 'Whole Log', accelerator: 'CmdOrCtrl+0' },
      'separator',
      { id: 'unit-log', label: 'Depths in the Log’s Own Unit', checkable: 'one-of' },
      { id: 'unit-m', label: 'Depths in Metres', checkable: 'one-of' },
      { id: 'unit-ft', label: 'Depths in Feet', checkable: 'one-of' },
      'separator',
      { id: 'fullscreen', label: 'Full Screen', role: 'togglefullscreen', host: 'desktop' },
    ],
  },
  {
    label: 'Go',
    entries: [
      { id: 'window-back', label: 'Back', accelerator: 'Alt+Left', macAccelerator: 'CmdOrCtrl+[' },
      { id: 'window-forward', label: 'Forward', accelerator: 'Alt+Right', macAccelerator: 'CmdOrCtrl+]' },
      { id: 'go-to-depth', label: 'Go to Depth…', accelerator: 'CmdOrCtrl+G' },
      'separator',
      { id: 'bookmark-add', label: 'Bookmark This Window…', accelerator: 'CmdOrCtrl+D' },
      { id: 'bookmarks', label: 'Bookmarks', accelerator: 'CmdOrCtrl+B' },
      {
        id: 'bookmark-previous',
        label: 'Previous Bookmark',
        accelerator: 'Alt+Up',
        macAccelerator: 'CmdOrCtrl+Alt+Up',
      },
      { id: 'bookmark-next', label: 'Next Bookmark', accelerator: 'Alt+Down', macAccelerator: 'CmdOrCtrl+Alt+Down' },
      'separator',
      { id: 'page-up', label: 'One Window Up', accelerator: 'CmdOrCtrl+Up' },
      { id: 'page-down', label: 'One Window Down', accelerator: 'CmdOrCtrl+Down' },
      { id: 'go-top', label: 'Top of the Log', accelerator: 'CmdOrCtrl+Home' },
      { id: 'go-base', label: 'Base of the Log', accelerator: 'CmdOrCtrl+End' },
      'separator',
      { id: 'previous-log', label: 'Previous Image Log', accelerator: 'CmdOrCtrl+Shift+Up' },
      { id: 'next-log', label: 'Next Image Log', accelerator: 'CmdOrCtrl+Shift+Down' },
    ],
  },
  {
    label: 'Display',
    entries: [
      { id: 'colormaps', label: 'Colormaps…' },
      { id: 'new-colormap', label: 'New Colormap…' },
      { id: 'edit-colormap', label: 'Edit Colormap…' },
      { id: 'invert', label: 'Invert Colormap', accelerator: 'CmdOrCtrl+I', key: 'I', checkable: true },
      { id: 'smooth', label: 'Smooth When Enlarged', checkable: true },
      { id: 'reset-range', label: 'Automatic Range' },
      { id: 'reset-display', label: 'Reset Range and Tone' },
      'separator',
      { id: 'profiles', label: 'Value Profiles', key: 'P', checkable: true },
      { id: 'cursor-keys', label: 'Crosshair by Arrow Keys', key: 'X', checkable: true },
      'separator',
      { id: 'normalization-static', label: 'Static Normalization', checkable: 'one-of' },
      { id: 'normalization-dynamic', label: 'Dynamic Normalization', checkable: 'one-of' },
      'separator',
      { id: 'compare', label: 'Static and Dynamic Side by Side', checkable: true },
      'separator',
      { id: 'aggregation-mean', label: 'Pixels Show the Mean', checkable: 'one-of' },
      { id: 'aggregation-min', label: 'Pixels Show the Minimum', checkable: 'one-of' },
      { id: 'aggregation-max', label: 'Pixels Show the Maximum', checkable: 'one-of' },
      'separator',
      { id: 'azimuth-compass', label: 'Directions in Place of Degrees', checkable: true },
      { id: 'reset-turn', label: 'Not Turned' },
      'separator',
      { id: 'see-deuteranopia', label: 'As Seen with Deuteranopia', checkable: true },
      { id: 'see-protanopia', label: 'As Seen with Protanopia', checkable: true },
      { id: 'see-tritanopia', label: 'As Seen with Tritanopia', checkable: true },
    ],
  },
  {
    label: 'Tools',
    entries: [
      { id: 'palette', label: 'Command Palette…', accelerator: 'CmdOrCtrl+K' },
      'separator',
      { id: 'api', label: 'Localhost API', checkable: true, host: 'desktop' },
      { id: 'api-settings', label: 'API Settings…' },
      { id: 'library-settings', label: 'Library Settings…', host: 'desktop' },
    ],
  },
  {
    label: 'Help',
    entries: [
      { id: 'shortcuts', label: 'Keyboard Shortcuts', accelerator: 'CmdOrCtrl+/' },
      { id: 'logs', label: 'Show Logs', host: 'desktop' },
      'separator',
      { id: 'about', label: 'About Stratascope' },
    ],
  },
];

export function acceleratorOf({ accelerator, macAccelerator }: MenuCommand, mac: boolean): string | undefined {
  return (mac ? macAccelerator : undefined) ?? accelerator;
}

/** A separator divides: not at an end, not after another. */
export function divided(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.filter(
    (entry, i) => entry !== 'separator' || (i > 0 && i < entries.length - 1 && entries[i - 1] !== 'separator'),
  );
}
