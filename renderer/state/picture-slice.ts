// How the picture stands: loading, shown or failed, and how many pixels it has.
import type { SettingsFields } from './settings-slice.ts';
import type { SetFields } from './slice.ts';

export type FrameStatus =
  { readonly kind: 'loading' } | { readonly kind: 'shown' } | { readonly kind: 'failed'; readonly message: string };

export interface PictureFields {
  /** Of the first picture of the log that is shown. */
  readonly frame: FrameStatus;
  /** Device pixels of the picture as it is on screen. */
  readonly pictureSize: { readonly widthPx: number; readonly heightPx: number };
}

export const pictureFields: PictureFields = { frame: { kind: 'loading' }, pictureSize: { widthPx: 0, heightPx: 0 } };

/** Not while the last one has failed, nor while the library is out of reach: what is asked for then is asked again after. */
export function asksForPictures({ frame, place }: PictureFields & Pick<SettingsFields, 'place'>): boolean {
  return frame.kind !== 'failed' && place?.state !== 'lost';
}

export function pictureChanges(set: SetFields<PictureFields>) {
  return {
    /** Once, not at every frame: all that follows the viewer looks at each change of it. */
    frameShown: (): void => set((fields) => (fields.frame.kind === 'shown' ? fields : { frame: { kind: 'shown' } })),
    frameFailed: (message: string): void => set({ frame: { kind: 'failed', message } }),
    /** What has failed is asked for once more, by all who follow it. */
    retryFrame: (): void => set((fields) => (fields.frame.kind === 'failed' ? { frame: { kind: 'loading' } } : fields)),
    setPictureSize: (pictureSize: PictureFields['pictureSize']): void => set({ pictureSize }),
  };
}
