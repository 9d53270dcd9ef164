// The Export dialog: what its answers come to, what passing through it leaves, and what the engine is asked for.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ExportDialog } from '../../../renderer/export/ExportDialog.tsx';
import { changeView, useViewer } from '../../../renderer/state/store.ts';
import { openLog, openView } from '../../../renderer/state/track-slice.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { comparedTracksOf } from '../../../shared/model/viewer-state.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const log = aLog(1);
const dialog = page.getByRole('dialog', { name: 'Export' });
const result = dialog.getByText(/ px|records/);
const height = dialog.getByRole('textbox', { name: 'Height in pixels' });
const radio = (name: string) => dialog.getByRole('radio', { name });
const exportIt = dialog.getByRole('button', { name: 'Export' });

/** Of the open log, as it is looked at. */
function Opened() {
  const [open, view] = [useViewer(openLog), useViewer(openView)];
  return open && view && <ExportDialog log={open} view={view} />;
}

function mountDialog(rows = 200, answers: Answers = {}) {
  return mount(<Opened />, {
    logs: [log],
    viewer: { dialog: 'export', pictureSize: { widthPx: 640, heightPx: 480 } },
    answers: { 'window.rows': () => ({ rows }), 'export.start': () => ({ started: true }), ...answers },
  });
}

test('passing through the dialog with Tab leaves one row a scanline', async () => {
  await mountDialog();
  await expect.element(result).toHaveTextContent('150 × 200 px');
  (height.element() as HTMLElement).focus();
  await expect.element(radio('One row per scanline')).toBeChecked();
  await height.fill('50');
  await expect.element(radio('Height')).toBeChecked();
  await expect.element(result).toHaveTextContent('150 × 50 px');
  await radio('As seen').click();
  await expect.element(result).toHaveTextContent('640 × 480 px');
});

test('what cannot be exported is said, and nothing is begun until it can', async () => {
  await mountDialog();
  await height.fill('none');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/“none”/);
  await expect.element(height).toBeInvalid();
  await expect.element(exportIt).toBeDisabled();
  await radio('Printed scale').click();
  await dialog.getByRole('combobox', { name: 'Printed scale' }).selectOptions('Other');
  await dialog.getByRole('textbox', { name: 'Printed scale, 1 to' }).fill('fine');
  const sentence = 'Expected a scale from 0.1 to 1000000 but received “fine”';
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(sentence);
  await expect.element(exportIt).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Printed scale, 1 to' }).fill('500');
  // 100 m at 1:500 are 20 cm.
  await expect.element(result).toMatchTextContent(/ × 20\.0 cm$/);
  await expect.element(exportIt).toBeEnabled();
});

test('values are so many records, and have nothing of a picture', async () => {
  await mountDialog();
  await radio('Values as CSV').click();
  await expect.element(result).toMatchTextContent(/^200 records of a depth in metres and 150 values$/);
  await expect.element(dialog.getByRole('group', { name: 'Size' })).not.toBeInTheDocument();
});

test('of two pictures the one that is chosen is asked for, static at first', async () => {
  const { calls } = await mountDialog();
  useViewer.setState({ tracks: comparedTracksOf(1) });
  changeView({ normalization: 'dynamic' });
  await expect.element(radio('Static')).toBeChecked();
  await radio('PNG').click();
  await exportIt.click();
  await expect.poll(() => useViewer.getState().dialog).toBeUndefined();
  const request = { id: 1, format: 'png', normalization: 'static', depthMin: 1000, depthMax: 1100 };
  expect(calls.at(-1)).toMatchObject({ name: 'export.start', input: request });
});

test('what is too large for one file is offered lower, in another format, or in several', async () => {
  const { calls } = await mountDialog(100_000);
  await radio('JPEG').click();
  const alert = dialog.getByRole('alert');
  await expect.element(alert).toMatchTextContent(/^A JPEG 150 px wide holds at most .* rows, and these are 100,000\./);
  await expect.element(exportIt).toBeDisabled();
  await alert.getByRole('button', { name: 'Use PNG' }).click();
  await expect.element(alert).not.toBeInTheDocument();
  await radio('JPEG').click();
  await alert.getByRole('button', { name: 'Split into 2 files' }).click();
  await expect.element(result).toHaveTextContent('150 × 100,000 px in 2 files');
  await exportIt.click();
  await expect.poll(() => calls.at(-1)).toMatchObject({ name: 'export.start', input: { format: 'jpeg', parts: true } });
});

test('a refusal of the engine is said, and the dialog stays', async () => {
  const refusal = new StratascopeError('internal', 'The disk is full');
  await mountDialog(200, {
    'export.start': () => {
      throw refusal;
    },
  });
  await exportIt.click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(refusal.message);
  await expect.element(exportIt).toBeEnabled();
  expect(useViewer.getState().dialog).toBe('export');
});
