// Mounts a component as the page has it: a viewer in a given state, its commands, and a bridge that answers.
import type { ReactElement } from 'react';
import { inject } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { RemediesContext } from '../../renderer/commands/ProblemText.tsx';
import { CommandsContext } from '../../renderer/commands/use-commands.ts';
import { initialReading, useReading } from '../../renderer/reading/reading-slice.ts';
import { COMMANDS } from '../../renderer/shell/all-commands.ts';
import { REMEDIES } from '../../renderer/shell/remedies.ts';
import { initialViewer, setLibrary, useViewer, type Viewer } from '../../renderer/state/store.ts';
import { openView } from '../../renderer/state/track-slice.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { fakeBridge, type Answers } from '../fixtures/fake-bridge.ts';

interface Around {
  /** The library, read; the first of them is open. */
  readonly logs?: readonly ImageLog[];
  readonly viewer?: Partial<Viewer>;
  readonly answers?: Answers;
}

export async function mount(
  component: ReactElement,
  { logs = [], viewer = {}, answers = {} }: Around = {},
): Promise<Pick<ReturnType<typeof fakeBridge>, 'calls'>> {
  // All files share one page.
  await cleanup();
  const page = fakeBridge(answers);
  useReading.setState(initialReading, true);
  useViewer.setState({ ...initialViewer, phase: { kind: 'ready' }, formats: inject('formats') }, true);
  setLibrary(logs);
  useViewer.setState(viewer);
  await render(
    <CommandsContext value={COMMANDS}>
      <RemediesContext value={REMEDIES}>{component}</RemediesContext>
    </CommandsContext>,
  );
  return page;
}

/** Of the open log. */
export function view(): LogView {
  const open = openView(useViewer.getState());
  if (!open) throw new Error('Expected an open log but there is none');
  return open;
}
