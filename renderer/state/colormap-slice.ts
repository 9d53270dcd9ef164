// The library's own colormaps, the one being edited, and whose eyes the screen is seen with.
import type { ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import type { SetFields } from './slice.ts';

export const VISIONS = ['normal', 'deuteranopia', 'protanopia', 'tritanopia'] as const;
export type Vision = (typeof VISIONS)[number];

/** A colormap on its way into the library; the picture is drawn with it meanwhile. */
export interface ColormapEdit {
  readonly draft: ColormapDefinition;
  /** The log that it was begun with, which is drawn with it once it is saved. */
  readonly logId: number;
  /** The name it has in the library. */
  readonly replaces?: string;
}

export interface ColormapFields {
  /** The library's own, by name. */
  readonly colormaps: readonly ColormapDefinition[];
  readonly colormapEdit: ColormapEdit | undefined;
  readonly galleryOpen: boolean;
  /** Whose eyes the screen is seen with. */
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
