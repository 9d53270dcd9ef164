// What lies in the trash, read when it is shown and again whenever the library has changed.
import { useCallback, useEffect, useState } from 'react';
import type { TrashedLog } from '../../shared/model/trash.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { useViewer } from '../state/store.ts';

export type Trash =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly logs: readonly TrashedLog[] }
  | { readonly kind: 'failed'; readonly message: string };

export function useTrash(): { readonly trash: Trash; readonly read: () => Promise<void> } {
  const [trash, setTrash] = useState<Trash>({ kind: 'reading' });
  const logs = useViewer((viewer) => viewer.logs);
  const damaged = useViewer((viewer) => viewer.damaged);
  const read = useCallback(
    () =>
      call('library.trash', {}).then(
        (found) => setTrash({ kind: 'read', logs: found }),
        (error: unknown) => setTrash({ kind: 'failed', message: errorSentence(error) }),
      ),
    [],
  );
  useEffect(() => void read(), [read, logs, damaged]);
  return { trash, read };
}

export function bytesOf(logs: readonly TrashedLog[]): number {
  return logs.reduce((sum, { bytes }) => sum + bytes, 0);
}
