// What an entry of the application menu is, and the places in the menu bar where it can stand.

/** The menus from left to right. A line divides the blocks of a menu; the places of a block follow each other. */
export const BAR = [
  {
    label: 'File',
    blocks: [['open'], ['export', 'copy'], ['name', 'again', 'remove', 'trash'], ['settings'], ['leave']],
  },
  { label: 'Edit', blocks: [['undo'], ['text'], ['clipboard']] },
  { label: 'View', blocks: [['zoom'], ['units'], ['screen']] },
  { label: 'Go', blocks: [['depth'], ['bookmarks'], ['window'], ['logs']] },
  {
    label: 'Display',
    blocks: [['colors'], ['readings'], ['normalization'], ['compare'], ['aggregation'], ['orientation'], ['vision']],
  },
  { label: 'Tools', blocks: [['palette'], ['tools']] },
  { label: 'Help', blocks: [['help'], ['check'], ['about']] },
] as const;

export type MenuPlace = (typeof BAR)[number]['blocks'][number][number];

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Where it stands. Entries at the same place keep the order of the features' lists. */
  readonly place: MenuPlace;
  /** Electron's notation: CmdOrCtrl+O. */
  readonly accelerator?: string;
  /** Used instead of `accelerator` on a Mac. */
  readonly macAccelerator?: string;
  /** A second shortcut, also a single letter: the page listens for it while no text field has the focus. */
  readonly key?: string;
  /** `key` does not hold on a Mac. */
  readonly macHasNoKey?: true;
  /** Can have a check mark. `one-of`: exactly one of the neighbouring entries has it. */
  readonly checkable?: true | 'one-of';
  /** The only host that shows it; absent: both do. */
  readonly host?: 'desktop' | 'browser';
  /** Usable before a page has said, through `menu.update`, which commands are. */
  readonly atStart?: true;
  /** This entry is replaced by the list of recent files. */
  readonly recent?: true;
  /** On a Mac it stands in the application's own menu instead. */
  readonly macAppMenu?: true;
  /** An Electron role: the OS carries it out and decides when it is possible. */
  readonly role?: string;
  /** What a text field with the focus does instead; on a Mac only when the menu tells the field to. */
  readonly inField?: 'undo' | 'redo';
}

/** The ids of a feature's commands: its entries without those of the OS and the list of recent files. */
export type CommandIdIn<Items extends readonly MenuItem[]> = Exclude<
  Items[number],
  { readonly role: string } | { readonly recent: true }
>['id'];
