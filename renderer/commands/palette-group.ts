// What the palette offers: entries to choose from, in groups.

export interface PaletteEntry {
  /** Unlike every other's. */
  readonly id: string;
  readonly label: string;
  /** Beside the label, searched as well. */
  readonly detail?: string;
  /** In Electron's notation. */
  readonly accelerators?: readonly string[];
  readonly checked?: boolean;
  run(): void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}
