// Tells, after a menu or the palette has closed, whether the chosen command has moved the focus elsewhere.
import { useViewer } from '../state/store.ts';

/** If true, the closing menu must not take the focus back. */
export function focusWentOn(): boolean {
  const { dialog, offered, renamingId, galleryOpen } = useViewer.getState();
  // A dialog or field that has opened takes the focus in a moment, if it has not yet.
  if (dialog !== undefined || offered.length > 0 || renamingId !== undefined || galleryOpen) return true;
  const at = document.activeElement;
  return at !== null && at !== document.body && at.closest('[role=menubar], [role=menu], [cmdk-root]') === null;
}
