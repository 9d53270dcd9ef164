// What an entry of the application menu is, and the places in the menu bar where one can stand.

/** From left to right. A line divides the blocks of a menu; within a block places follow each other. */
export const BAR = [
  { label: 'File', blocks: [['open'], ['export', 'copy'], ['name', 'remove'], ['settings'], ['leave']] },
  { label: 'Edit', blocks: [['undo'], ['text'], ['clipboard']] },
  { label: 'View', blocks: [['zoom'], ['units'], ['screen']] },
  { label: 'Go', blocks: [['depth'], ['bookmarks'], ['window'], ['logs']] },
  {
    label: 'Display',
    blocks: [['colors'], ['readings'], ['normalization'], ['compare'], ['aggregation'], ['orientation'], ['vision']],
  },
  { label: 'Tools', blocks: [['palette'], ['tools']] },
  { label: 'Help', blocks: [['help'], ['about']] },
] as const;

export type MenuPlace = (typeof BAR)[number]['blocks'][number][number];

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Of those that name the same place, those of the feature that is listed first come first. */
  readonly place: MenuPlace;
  /** Electron's notation: CmdOrCtrl+O. */
  readonly accelerator?: string;
  /** In its place on a Mac. */
  readonly macAccelerator?: string;
  /** Another one, also a single letter: the page listens for it while nobody types. */
  readonly key?: string;
  /** On a Mac there is no `key`. */
  readonly macHasNoKey?: true;
  /** Shown with a check mark when among the checked ids. `one-of`: always one of those that stand together. */
  readonly checkable?: true | 'one-of';
  /** Only where it can work. */
  readonly host?: 'desktop' | 'browser';
  /** Usable before a page has said what is, through `menu.update`. */
  readonly atStart?: true;
  /** Replaced by the list of recent files. */
  readonly recent?: true;
  /** On a Mac it is in the application's own menu instead. */
  readonly macAppMenu?: true;
  /** An Electron role: the OS does it and decides when it is possible. */
  readonly role?: string;
  /** What a text field that has the focus does in its place; on a Mac only when the menu tells it to. */
  readonly inField?: 'undo' | 'redo';
}

/** The ids of the commands among the entries of a feature: not of what the OS does, nor of the list of recent files. */
export type CommandIdIn<Items extends readonly MenuItem[]> = Exclude<
  Items[number],
  { readonly role: string } | { readonly recent: true }
>['id'];
