// A React hook for the histogram of a whole log, which is fetched once because stored logs never change.
import { useEffect, useState } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogHistogram } from '../../shared/model/display.ts';
import { call } from '../bridge/api.ts';
import { reportError } from '../state/store.ts';

const known = new Map<string, LogHistogram>();

/** A key for the cache. The time of import is part of it, because another library may use the same id. */
const keyOf = ({ id, importedAt }: Pick<ImageLog, 'id' | 'importedAt'>): string => `${id}/${importedAt}`;

/** The histogram of a log; undefined until it has been fetched, for which a linked file has to be there. */
export function useLogHistogram({
  id,
  importedAt,
  place,
}: Pick<ImageLog, 'id' | 'importedAt' | 'place'>): LogHistogram | undefined {
  const isAway = place?.isAway ?? false;
  const key = keyOf({ id, importedAt });
  const [, setArrived] = useState('');
  useEffect(() => {
    if (isAway || known.has(key)) return;
    let gone = false;
    call('log.histogram', { id }).then(
      (histogram) => {
        known.set(key, histogram);
        if (!gone) setArrived(key);
      },
      // Not reported after the user has left the log: it may have been deleted.
      (error: unknown) => !gone && reportError(error),
    );
    return () => void (gone = true);
  }, [id, key, isAway]);
  return known.get(key);
}
