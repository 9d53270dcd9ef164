// State of the library: its image logs, damaged logs, file formats, and whether it could be read.
import type { FileFormats } from '../../shared/model/file-formats.ts';
import type { DamagedLog, ImageLog } from '../../shared/model/image-log.ts';
import type { PastTheTrash } from '../../shared/model/trash.ts';
import type { SetFields } from './slice.ts';

/** A log that is to be erased once the user has said so; `because`: why it does not go to the trash. */
export interface Erasing {
  readonly id: number;
  readonly name: string;
  readonly because: PastTheTrash;
}

export interface LibraryFields {
  /** Whether the library is still being read, is ready, or could not be read. */
  readonly phase:
    { readonly kind: 'loading' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string };
  readonly version: string;
  /** The formats that can be read and written; empty until the engine has listed them. */
  readonly formats: FileFormats;
  /** The image logs, newest first. */
  readonly logs: readonly ImageLog[];
  /** Logs of the library that cannot be read. */
  readonly damaged: readonly DamagedLog[];
  /** The log whose name is being typed in the list. */
  readonly renamingId: number | undefined;
  /** What the question is about, while its dialog is open. */
  readonly erasing: Erasing | undefined;
}

export const libraryFields: LibraryFields = {
  phase: { kind: 'loading' },
  version: '',
  formats: { read: { endings: [], packedEndings: [], mimes: [] }, write: [] },
  logs: [],
  damaged: [],
  renamingId: undefined,
  erasing: undefined,
};

export function libraryChanges(set: SetFields<LibraryFields>) {
  return {
    libraryLoading: (): void => set({ phase: { kind: 'loading' } }),
    libraryReady: (): void => set({ phase: { kind: 'ready' } }),
    libraryFailed: (message: string): void => set({ phase: { kind: 'failed', message } }),
    takeHost: ({ version, formats }: Pick<LibraryFields, 'version' | 'formats'>): void => set({ version, formats }),
    takeDamaged: (damaged: readonly DamagedLog[]): void => set({ damaged }),
    startRenaming: (renamingId: number | undefined): void => set({ renamingId }),
    takeErasing: (erasing: Erasing): void => set({ erasing }),
    endRenaming: (): void => set({ renamingId: undefined }),
  };
}
