// The entries of the command palette, in groups: the types that features build them with.

export interface PaletteEntry {
  /** Unique among all entries. */
  readonly id: string;
  readonly label: string;
  /** Shown beside the label and searched as well. */
  readonly detail?: string;
  /** Its shortcuts in Electron's notation. */
  readonly accelerators?: readonly string[];
  readonly checked?: boolean;
  run(): void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}
