// In: which prompt is asked for. Out: it, over the stage, with the window it is about.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { BookmarkPrompt } from './BookmarkPrompt.tsx';
import { GoToDepth } from './GoToDepth.tsx';
import { OpenView } from '../state/OpenView.tsx';
import { useViewer } from '../state/store.ts';

export function StagePrompts({ log }: { readonly log: ImageLog }) {
  const dialog = useViewer((viewer) => viewer.dialog);
  if (dialog === 'go-to-depth') return <OpenView>{(view) => <GoToDepth log={log} window={view} />}</OpenView>;
  if (dialog === 'bookmark')
    return <OpenView>{(view) => <BookmarkPrompt key={log.id} log={log} window={view} />}</OpenView>;
  return null;
}
