// Draws its children with the open log's view, so that a drag renders only them again and not what is around.
import type { ReactNode } from 'react';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { useViewer } from './store.ts';
import { openView } from './track-slice.ts';

export function OpenView({ children }: { readonly children: (view: LogView) => ReactNode }) {
  const view = useViewer(openView);
  return view && children(view);
}
