// State of colormaps: the library's own, the one being edited, and the simulated colour vision.
import type { ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import type { SetFields } from './slice.ts';

export const VISIONS = ['normal', 'deuteranopia', 'protanopia', 'tritanopia'] as const;
export type Vision = (typeof VISIONS)[number];

/** A colormap being edited, which the picture is drawn with until it is saved. */
export interface ColormapEdit {
  readonly draft: ColormapDefinition;
  /** The log that was open when the edit began; it uses the colormap once that is saved. */
  readonly logId: number;
  /** The name of the library's colormap that is edited; absent for a new one. */
  readonly replaces?: string;
}

export interface ColormapFields {
  /** The library's own colormaps, sorted by name. */
  readonly colormaps: readonly ColormapDefinition[];
  readonly colormapEdit: ColormapEdit | undefined;
  readonly galleryOpen: boolean;
  /** The colour vision that the page simulates. */
  readonly vision: Vision;
}

export const colormapFields: ColormapFields = {
  colormaps: [],
  colormapEdit: undefined,
  galleryOpen: false,
  vision: 'normal',
};

export function colormapChanges(set: SetFields<ColormapFields>) {
  return {
    takeColormaps: (colormaps: readonly ColormapDefinition[]): void => set({ colormaps }),
    openGallery: (): void => set({ galleryOpen: true }),
    closeGallery: (): void => set({ galleryOpen: false }),
    beginColormapEdit: (colormapEdit: ColormapEdit): void => set({ colormapEdit, galleryOpen: false }),
    changeColormapDraft: (draft: ColormapDefinition): void =>
      set((fields) => (fields.colormapEdit ? { colormapEdit: { ...fields.colormapEdit, draft } } : fields)),
    endColormapEdit: (): void => set({ colormapEdit: undefined }),
    seeWith: (vision: Vision): void => set({ vision }),
  };
}
