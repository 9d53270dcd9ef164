// Tests what stands in the picture's place or over it: an empty, lost or unreadable library, files dragged in.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DropTarget } from '../../../renderer/library/DropTarget.tsx';
import { EmptyState } from '../../../renderer/library/EmptyState.tsx';
import { LibraryBanner } from '../../../renderer/library/LibraryBanner.tsx';
import { setPlace, takeJobs, useViewer } from '../../../renderer/state/store.ts';
import type { LibraryStatus } from '../../../shared/model/status.ts';
import { mount } from '../mount.tsx';

const retry = vi.fn<() => void>();

test('an empty library says what to do, and opens the sample', async () => {
  const { calls } = await mount(<EmptyState retry={retry} />, { answers: { 'import.sample': () => ({}) } });
  await expect.element(page.getByRole('heading', { name: 'No image logs yet' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Import…' })).toBeEnabled();
  await page.getByRole('button', { name: 'Open the sample' }).click();
  expect(calls).toEqual([{ name: 'import.sample', input: {} }]);
  takeJobs([
    {
      ...{ jobId: 'a', kind: 'import', title: 'long.csv', state: 'running', show: true },
      ...{ rowsDone: 0, unitsDone: 0, unitsTotal: 100, unit: 'bytes', elapsedMs: 0 },
    },
  ]);
  await expect.element(page.getByRole('heading', { name: 'Importing long.csv…' })).toBeVisible();
});

test('a library that cannot be read says why, and is tried again', async () => {
  const phase = { kind: 'failed', message: 'It is of a later version' } as const;
  await mount(<EmptyState retry={retry} />, { viewer: { phase } });
  await expect.element(page.getByRole('alert')).toMatchTextContent('It is of a later version');
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(retry).toHaveBeenCalledOnce();
});

test('until it is read, nothing is said but that', async () => {
  await mount(<EmptyState retry={retry} />, { viewer: { phase: { kind: 'loading' } } });
  await expect.element(page.getByRole('status')).toHaveTextContent('Opening the library…');
});

test('a connection that is lost is alarming and leads to the settings; one that is there says nothing', async () => {
  const server = { host: 'db.example.org', port: 5432, database: 'logs', user: 'ada' };
  const lost: LibraryStatus = { kind: 'server', server, state: 'lost', message: 'It is tried again in 5 s.' };
  await mount(<LibraryBanner />, { viewer: { place: lost } });
  const sentence = 'The connection to db.example.org is lost. It is tried again in 5 s.';
  await expect.element(page.getByRole('alert')).toMatchTextContent(sentence);
  await page.getByRole('button', { name: 'Library settings…' }).click();
  expect(useViewer.getState()).toMatchObject({ dialog: 'settings', settingsTab: 'library' });
  setPlace({ ...lost, state: 'connecting', message: undefined });
  await expect.element(page.getByRole('status')).toMatchTextContent('Connecting to db.example.org…');
  setPlace({ ...lost, state: 'ready', message: undefined });
  await expect.element(page.getByRole('status')).not.toBeInTheDocument();
});

test('files over the window are welcome until they leave it or are dropped; anything else is not', async () => {
  await mount(<DropTarget />);
  const sign = page.getByText('Drop to import');
  const tell = (type: string, files: readonly File[]): void => {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    if (files.length === 0) dataTransfer.setData('text/plain', 'words');
    window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true, bubbles: true }));
  };
  const files = [new File(['depth,a\n'], 'dropped.csv')];
  const offered = vi.spyOn(window.stratascope!, 'offerFiles');
  tell('dragenter', []);
  await expect.element(sign).not.toBeInTheDocument();
  tell('dragenter', files);
  await expect.element(sign).toBeVisible();
  tell('dragleave', files);
  await expect.element(sign).not.toBeInTheDocument();
  tell('dragover', files);
  await expect.element(sign).toBeVisible();
  tell('drop', files);
  await expect.element(sign).not.toBeInTheDocument();
  expect(offered.mock.calls.map(([[file]]) => file?.name)).toEqual(['dropped.csv']);
  offered.mockRestore();
});
