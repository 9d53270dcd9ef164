// State of the picture: loading, shown or failed, and its size in device pixels.
import type { SettingsFields } from './settings-slice.ts';
import type { SetFields } from './slice.ts';

export type FrameStatus =
  { readonly kind: 'loading' } | { readonly kind: 'shown' } | { readonly kind: 'failed'; readonly message: string };

export interface PictureFields {
  /** The state of the first track's picture. */
  readonly frame: FrameStatus;
  /** Size of the picture on screen, in device pixels. */
  readonly pictureSize: { readonly widthPx: number; readonly heightPx: number };
}

export const pictureFields: PictureFields = { frame: { kind: 'loading' }, pictureSize: { widthPx: 0, heightPx: 0 } };

/** Whether pictures are requested: not after a failure nor while the library is lost. They are requested again then. */
export function asksForPictures({ frame, place }: PictureFields & Pick<SettingsFields, 'place'>): boolean {
  return frame.kind !== 'failed' && place?.state !== 'lost';
}

export function pictureChanges(set: SetFields<PictureFields>) {
  return {
    /**
     * Changes the store at the first frame only, because every change runs all its subscribers. A failure is over when the
     * engine's own picture is shown, which is `full`.
     */
    frameShown: (full: boolean): void =>
      set((fields) =>
        fields.frame.kind === 'shown' || (fields.frame.kind === 'failed' && !full)
          ? fields
          : { frame: { kind: 'shown' } },
      ),
    frameFailed: (message: string): void => set({ frame: { kind: 'failed', message } }),
    /** Clears a failure, upon which pictures and values are requested again. */
    retryFrame: (): void => set((fields) => (fields.frame.kind === 'failed' ? { frame: { kind: 'loading' } } : fields)),
    setPictureSize: (pictureSize: PictureFields['pictureSize']): void => set({ pictureSize }),
  };
}
