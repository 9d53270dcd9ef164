// What is said in passing, and the strip that says what is on and where the library is.
import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { StatusBar } from '../../../renderer/shell/StatusBar.tsx';
import { Toast } from '../../../renderer/shell/Toast.tsx';
import { say, takeApi, useViewer } from '../../../renderer/state/store.ts';
import type { ApiStatus } from '../../../shared/model/status.ts';
import { mount } from '../mount.tsx';

const said = page.getByRole('status');
const on: ApiStatus = {
  ...{ enabled: true, port: 7375, url: 'http://127.0.0.1:7375', token: 'secret', openReads: false, requests: 0 },
};

test('what was done is said for a moment; what lasts stays until something else is said', async () => {
  await mount(<Toast />);
  const text = () => useViewer.getState().said?.text;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  say('Copying…', true);
  await vi.waitFor(() => expect(said.element().textContent).toBe('Copying…'));
  vi.advanceTimersByTime(60_000);
  expect(text()).toBe('Copying…');
  say('Copied 400 scanlines');
  await vi.waitFor(() => expect(said.element().textContent).toBe('Copied 400 scanlines'));
  vi.advanceTimersByTime(60_000);
  expect(text()).toBeUndefined();
  await vi.waitFor(() => expect(said.element().textContent).toBe(''));
});

test('the strip is there while there is something to say, and leads to its settings', async () => {
  const server = { host: 'db.example.org', port: 5432, database: 'logs', user: 'ada' };
  await mount(<StatusBar />, { viewer: { place: { kind: 'server', server, state: 'ready' } } });
  const strip = page.getByRole('contentinfo', { name: 'Status' });
  await strip.getByRole('button', { name: 'logs on db.example.org' }).click();
  expect(useViewer.getState()).toMatchObject({ dialog: 'settings', settingsTab: 'library' });
  takeApi(on);
  await strip.getByRole('button', { name: 'API on :7375' }).click();
  expect(useViewer.getState().settingsTab).toBe('api');
  useViewer.setState({ place: undefined });
  takeApi({ ...on, enabled: false });
  await expect.element(strip).not.toBeInTheDocument();
});
