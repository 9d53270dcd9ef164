// Which logs of the library are replaced by what a file is read into: the log read again, and its companions.
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { ImageStore, ImportedPart, ImportWriter } from '../store/image-store.ts';

/** A companion is read again with the log that it goes with. */
export async function logToReplace(store: ImageStore, id: number): Promise<ImageLog> {
  const log = await store.get(id);
  if (log.place)
    throw new StratascopeError(
      'bad_input',
      `Expected a log of the library to read again but ${log.name} lies in ${log.place.path}; import the file that it was made from`,
    );
  return log.parentId === undefined ? log : store.get(log.parentId);
}

/** `parts`: of which one stands alone. A companion takes the place of the one of its kind; those without another go. */
export async function inPlaceOf<W extends ImportWriter>(
  store: ImageStore,
  replaced: ImageLog,
  parts: readonly ImportedPart<W>[],
): Promise<readonly ImportedPart<W>[]> {
  const left = await store.companions(replaced.id);
  return parts.map((part) => {
    if (part.parent === undefined) return { ...part, replaces: replaced.id };
    const at = left.findIndex(({ kind }) => kind === part.log.kind);
    return { ...part, replaces: left.splice(at, at < 0 ? 0 : 1)[0]?.id };
  });
}
