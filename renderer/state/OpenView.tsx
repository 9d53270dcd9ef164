// In: what is drawn of the open log's view. Out: it, following the view: a drag renders this again, and not what is around it.
import type { ReactNode } from 'react';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { useViewer } from './store.ts';
import { openView } from './track-slice.ts';

export function OpenView({ children }: { readonly children: (view: LogView) => ReactNode }) {
  const view = useViewer(openView);
  return view && children(view);
}
