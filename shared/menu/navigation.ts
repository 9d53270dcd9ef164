// The menu's entries for moving the depth window: zoom, page, go to a depth or bookmark, back and forward.
import type { MenuItem } from './menu-item.ts';

export const NAVIGATION_MENU = [
  { id: 'zoom-in', label: 'Zoom In', place: 'zoom', accelerator: 'CmdOrCtrl+=' },
  { id: 'zoom-out', label: 'Zoom Out', place: 'zoom', accelerator: 'CmdOrCtrl+-' },
  { id: 'zoom-all', label: 'Whole Log', place: 'zoom', accelerator: 'CmdOrCtrl+0' },
  {
    id: 'window-back',
    label: 'Back',
    place: 'depth',
    accelerator: 'Alt+Left',
    macAccelerator: 'CmdOrCtrl+[',
  },
  {
    id: 'window-forward',
    label: 'Forward',
    place: 'depth',
    accelerator: 'Alt+Right',
    macAccelerator: 'CmdOrCtrl+]',
  },
  { id: 'go-to-depth', label: 'Go to Depth…', place: 'depth', accelerator: 'CmdOrCtrl+G' },
  { id: 'bookmark-add', label: 'Bookmark This Window…', place: 'bookmarks', accelerator: 'CmdOrCtrl+D' },
  { id: 'bookmarks', label: 'Bookmarks', place: 'bookmarks', accelerator: 'CmdOrCtrl+B' },
  {
    id: 'bookmark-previous',
    label: 'Previous Bookmark',
    place: 'bookmarks',
    accelerator: 'Alt+Up',
    macAccelerator: 'CmdOrCtrl+Alt+Up',
  },
  {
    id: 'bookmark-next',
    label: 'Next Bookmark',
    place: 'bookmarks',
    accelerator: 'Alt+Down',
    macAccelerator: 'CmdOrCtrl+Alt+Down',
  },
  { id: 'page-up', label: 'One Window Up', place: 'window', accelerator: 'CmdOrCtrl+Up' },
  { id: 'page-down', label: 'One Window Down', place: 'window', accelerator: 'CmdOrCtrl+Down' },
  { id: 'go-top', label: 'Top of the Log', place: 'window', accelerator: 'CmdOrCtrl+Home' },
  { id: 'go-base', label: 'Base of the Log', place: 'window', accelerator: 'CmdOrCtrl+End' },
] as const satisfies readonly MenuItem[];
