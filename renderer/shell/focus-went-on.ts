// In: a menu or the palette that has just closed. Out: whether what was chosen in it has taken the focus elsewhere.
import { useViewer } from '../state/store.ts';

/** Then it is not given back. */
export function focusWentOn(): boolean {
  const { dialog, offered, renamingId, galleryOpen } = useViewer.getState();
  // What has opened takes it in a moment, if it has not yet.
  if (dialog !== undefined || offered.length > 0 || renamingId !== undefined || galleryOpen) return true;
  const at = document.activeElement;
  return at !== null && at !== document.body && at.closest('[role=menubar], [role=menu], [cmdk-root]') === null;
}
