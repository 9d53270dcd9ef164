// The Share dialog: what the engine is asked for, and what is said where it cannot be done.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ShareDialog } from '../../../renderer/export/ShareDialog.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const log = aLog(1);
const dialog = page.getByRole('dialog', { name: 'Share' });

function Opened() {
  return useViewer(({ dialog }) => dialog) === 'share' && <ShareDialog log={log} />;
}

test('a log is shared with its bookmarks unless they are taken out', async () => {
  const asked: object[] = [];
  const answers = {
    'share.start': (input: object) => {
      asked.push(input);
      return { started: asked.length > 1 };
    },
  };
  await mount(<Opened />, { logs: [log], viewer: { dialog: 'share' }, answers });
  await dialog.getByRole('button', { name: 'Share' }).click();
  // The system's dialog was cancelled.
  await expect.element(dialog).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Bookmarks go with it' }).click();
  await dialog.getByRole('button', { name: 'Share' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(asked).toEqual([
    { id: 1, withRecords: true },
    { id: 1, withRecords: false },
  ]);
});

test('what keeps it from being written is said', async () => {
  const refuse = () => {
    throw new StratascopeError('corrupt', 'This log is damaged');
  };
  await mount(<Opened />, { logs: [log], viewer: { dialog: 'share' }, answers: { 'share.start': refuse } });
  await dialog.getByRole('button', { name: 'Share' }).click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('This log is damaged');
});
