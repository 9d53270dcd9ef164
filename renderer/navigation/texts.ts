// The words of navigation: overview, going to a depth, bookmarks, back and forward.
export const navigationTexts = {
  depthRange: 'Depth range',
  topDepth: 'Top depth',
  baseDepth: 'Base depth',
  visits: 'Visited windows',
  back: 'Back',
  forward: 'Forward',
  zoom: 'Zoom',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  wholeLog: 'Whole log',
  range: (top: string, base: string) => `${top} to ${base}`,

  goTo: 'Go to depth',
  goToField: 'Depth, range or step',
  go: 'Go',
  goToForms: [
    ['9123.4', 'centres there'],
    ['9100-9150', 'shows the range; also 9100 to 9150'],
    ['+25 or -25', 'moves by that much'],
  ] as const,
  goToUnit: (unit: string) => `In ${unit}, unless m or ft follows.`,
  goesNowhere: (range: string) => `${range}: what is shown now`,
  goesClipped: (range: string) => `${range}, as far as the log goes`,
  recent: 'Recent',

  bookmarks: 'Bookmarks',
  bookmarkAdd: 'Bookmark this window',
  bookmarkName: 'Name',
  bookmarkAddButton: 'Add',
  bookmarkUnnamed: 'Expected a name but received nothing',
  bookmarksFull: (most: number) => `Expected at most ${most} bookmarks of a log: remove one to add another`,
  noBookmarks: 'Windows worth coming back to are kept here, with the log.',
  newName: (name: string) => `New name of ${name}`,
  rename: (name: string) => `Rename ${name}`,
  remove: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} was removed`,
  bookmarkOf: (log: string, depths: string) => `${log}, ${depths}`,

  /** Rows of the sheet of shortcuts: what is done, and how. */
  shortcuts: [
    ['Pan over the overview', 'Wheel'],
    ['Zoom over the overview', 'Ctrl+Wheel, pinch'],
    ['Move an end of the window', '↑ ↓ on its thumb'],
  ],
} as const;
