// The question before a log is erased that does not go to the trash, or a linked one is taken off the list.
import { PAST_THE_TRASH } from '../../shared/model/trash.ts';
import { call } from '../bridge/api.ts';
import { start } from '../commands/registry.ts';
import { bytesText } from '../controls/wording.ts';
import { moveToTrash } from '../state/remove-log.ts';
import { closeDialog, useViewer } from '../state/store.ts';
import { EraseQuestion } from './EraseQuestion.tsx';
import { libraryTexts, trashTexts } from './texts.ts';

export function EraseDialog() {
  const erasing = useViewer((viewer) => viewer.erasing);
  // A damaged one is not among them.
  const log = useViewer((viewer) => viewer.logs.find(({ id }) => id === viewer.erasing?.id));
  if (!erasing) return null;
  const { id, name, because } = erasing;
  if (log?.place)
    return (
      <EraseQuestion
        title={libraryTexts.unlinkTitle(name)}
        what={libraryTexts.unlinkWhat(log.place.path)}
        action={libraryTexts.unlink}
        erase={() => void moveToTrash(log)}
        onClose={closeDialog}
      />
    );
  const what = log
    ? libraryTexts.eraseWhat(log.rows, bytesText(log.storedBytes), log.sourceName)
    : libraryTexts.eraseDamagedWhat;
  return (
    <EraseQuestion
      title={libraryTexts.eraseTitle(name)}
      what={because === 'asked' ? what : `${trashTexts.past(PAST_THE_TRASH[because])} ${what}`}
      action={libraryTexts.erase}
      erase={() => start(call('library.remove', { id, now: true }))}
      onClose={closeDialog}
    />
  );
}
