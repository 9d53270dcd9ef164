// In: a log. Out: the histogram of all of it, asked for once: a stored log never changes.
import { useEffect, useState } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogHistogram } from '../../shared/model/display.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { reportProblem } from '../state/store.ts';

const known = new Map<string, LogHistogram>();

/** Of this log and no other: an id may come to mean another one. */
const keyOf = ({ id, importedAt }: Pick<ImageLog, 'id' | 'importedAt'>): string => `${id}/${importedAt}`;

/** Undefined until it is there. */
export function useLogHistogram({ id, importedAt }: Pick<ImageLog, 'id' | 'importedAt'>): LogHistogram | undefined {
  const key = keyOf({ id, importedAt });
  const [, setArrived] = useState('');
  useEffect(() => {
    if (known.has(key)) return;
    let gone = false;
    call('log.histogram', { id }).then(
      (histogram) => {
        known.set(key, histogram);
        if (!gone) setArrived(key);
      },
      // A log that has been left may have been removed.
      (error: unknown) => !gone && reportProblem(errorSentence(error)),
    );
    return () => void (gone = true);
  }, [id, key]);
  return known.get(key);
}
