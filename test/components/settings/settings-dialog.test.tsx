// The settings, tab by tab: what each control changes, what is asked of the engine, and what is said when it refuses.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { openSettings, useViewer, type Viewer } from '../../../renderer/state/store.ts';
import type { SettingsTab } from '../../../renderer/state/settings-slice.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ApiStatus, LibraryStatus } from '../../../shared/model/status.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const api: ApiStatus = {
  ...{ enabled: true, port: 7375, url: 'http://127.0.0.1:7375', token: 'secret-token', openReads: false, requests: 7 },
};
const place: LibraryStatus = { kind: 'local', state: 'ready' };
const dialog = page.getByRole('dialog', { name: 'Settings' });
const tab = (name: string) => dialog.getByRole('tab', { name });
const preferences = () => useViewer.getState().preferences;

async function mountSettings(at: SettingsTab, answers: Answers = {}, viewer: Partial<Viewer> = {}) {
  const mounted = await mount(<OpenDialog />, { logs: [aLog(1)], viewer: { api, place, ...viewer }, answers });
  openSettings(at);
  await expect.element(dialog).toBeVisible();
  return mounted;
}

test('the tabs are gone through by keys, and the one that was asked for is open', async () => {
  await mountSettings('api');
  await expect.element(tab('Localhost API')).toHaveAttribute('aria-selected', 'true');
  await tab('Localhost API').click();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(tab('General')).toHaveAttribute('aria-selected', 'true');
  await expect.element(dialog.getByRole('group', { name: 'Theme' })).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(tab('Library')).toHaveAttribute('aria-selected', 'true');
});

test('a page that may not see the API says so; a library that cannot be chosen has no tab', async () => {
  await mountSettings('api', {}, { api: undefined, place: undefined });
  await expect.element(dialog.getByText('Only the owner of this library sees these.')).toBeVisible();
  await expect.element(tab('Library')).not.toBeInTheDocument();
});

test('theme and unit are chosen at once, and all of it goes back to the defaults', async () => {
  await mountSettings('general');
  await dialog.getByRole('radio', { name: 'Light' }).click();
  await dialog.getByRole('radio', { name: 'Feet' }).click();
  expect(preferences()).toMatchObject({ theme: 'light', depthUnit: 'ft' });
  await dialog.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect.element(dialog.getByRole('status')).toHaveTextContent('The settings are back at their defaults');
  expect(preferences()).toMatchObject({ theme: 'system', depthUnit: 'log' });
  await expect.element(dialog.getByRole('radio', { name: 'As the system' })).toBeChecked();
});

test('the token is shown when it is asked for, and another is made only after asking', async () => {
  const { calls } = await mountSettings('api', { 'api.update': () => ({ ...api, token: 'another-token' }) });
  const token = dialog.getByText('secret-token');
  await expect.element(token).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Show' }).click();
  await expect.element(token).toBeVisible();
  await dialog.getByRole('button', { name: 'New token…' }).click();
  await dialog.getByRole('button', { name: 'Keep this one' }).click();
  const changes = () => calls.filter(({ name }) => name === 'api.update');
  expect(changes()).toEqual([]);
  await dialog.getByRole('button', { name: 'New token…' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Make a new token' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByText('another-token')).toBeVisible();
  expect(changes()).toEqual([{ name: 'api.update', input: { newToken: true } }]);
});

test('the API is switched, its port typed; what the engine says of it stands above', async () => {
  const lastError = 'Port 7376 is taken by another program';
  const { calls } = await mountSettings('api', {
    'api.update': ({ port, openReads = false }) =>
      port === undefined ? { ...api, openReads } : { ...api, enabled: false, lastError },
  });
  await dialog.getByRole('switch', { name: 'Let programs on this machine read without the token' }).click();
  await expect.element(dialog.getByText('7 requests since it was switched on')).toBeVisible();
  const port = dialog.getByRole('textbox', { name: 'Port' });
  await port.fill('80');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^Expected a port in whole numbers from 1024/);
  await port.fill('7376');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByText(lastError)).toBeVisible();
  await expect.element(dialog.getByRole('switch', { name: 'Localhost API' })).not.toBeChecked();
  await expect.element(dialog.getByText('Nothing: it is off')).toBeVisible();
  const changes = calls.filter(({ name }) => name === 'api.update');
  expect(changes.map(({ input }) => input)).toEqual([{ openReads: true }, { port: 7376 }]);
});

test('an address is copied, and it is said', async () => {
  await mountSettings('api');
  const copied: string[] = [];
  // The clipboard itself is the browser's, and asks.
  navigator.clipboard.writeText = async (text) => void copied.push(text);
  await dialog.getByRole('button', { name: 'Copy URL' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy as curl' }).click();
  const curl =
    'curl -H "Authorization: Bearer secret-token" -o "image-1.jpg" "http://127.0.0.1:7375/image/1?depth_min=1000&depth_max=1100"';
  expect(copied).toEqual([api.url, curl]);
});

test('a team’s server is asked for by all that it needs, and what it says is said', async () => {
  const refusal = new StratascopeError('library', 'Expected a server at 127.0.0.1:1 but nothing answered');
  let answer: () => LibraryStatus = () => {
    throw refusal;
  };
  const { calls } = await mountSettings('library', { 'store.choose': () => answer(), 'store.status': () => place });
  await expect.element(dialog.getByRole('status')).toHaveTextContent('The library is on this computer');
  await dialog.getByRole('radio', { name: /^Team server/ }).click();
  const connect = dialog.getByRole('button', { name: 'Connect' });
  await connect.click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Expected a host but received nothing');
  await dialog.getByRole('textbox', { name: 'Host' }).fill('127.0.0.1');
  await dialog.getByRole('textbox', { name: 'User' }).fill('ada');
  await dialog.getByRole('textbox', { name: 'Port' }).fill('none');
  await connect.click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^Expected a port in whole numbers/);
  expect(calls).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Port' }).fill('1');
  await dialog.getByLabelText('Password').fill('secret');
  await connect.click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(refusal.message);
  const server = { host: '127.0.0.1', port: 1, database: 'stratascope', user: 'ada' };
  expect(calls).toEqual([{ name: 'store.choose', input: { kind: 'server', server, password: 'secret' } }]);
  answer = () => ({ kind: 'server', server, state: 'ready' });
  await connect.click();
  await expect.element(dialog.getByRole('status')).toHaveTextContent('The library is now stratascope on 127.0.0.1');
  await expect.element(dialog.getByLabelText('Password')).toHaveValue('');
});
