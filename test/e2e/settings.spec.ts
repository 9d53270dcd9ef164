// Tests the Settings dialog: the API works with the address and token it shows; a known file is not imported again.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog, offer, listed } from './import-log.ts';
import { expect, test } from './viewer.ts';

test('the localhost API is switched on in the settings, and its address and token are the ones that work', async ({
  viewer,
  folder,
  host,
}) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('api-settings');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  if (host === 'desktop') {
    await expect(page.getByRole('contentinfo', { name: 'Status' })).toHaveCount(0);
    // Beside whatever else runs on this machine.
    await dialog.getByLabel('Port').fill(String(await freePort()));
    await dialog.getByLabel('Port').press('Enter');
    await dialog.getByRole('switch', { name: 'Localhost API' }).click();
    await expect(page.getByText(/^API on :\d+$/)).toBeVisible();
  } else await expect(dialog.getByRole('switch', { name: 'Localhost API' })).toHaveCount(0);

  const address = await dialog.getByText(/^http:\/\/127\.0\.0\.1:\d+$/).textContent();
  await expect(dialog.getByText(/^[A-Za-z0-9_-]{43}$/)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Show' }).click();
  const token = await dialog.getByText(/^[A-Za-z0-9_-]{43}$/).textContent();
  const status = async (bearer?: string | null): Promise<number> =>
    (await fetch(`${address}/images`, bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {})).status;
  expect(await status()).toBe(401);
  expect(await status(token)).toBe(200);

  await dialog.getByRole('button', { name: 'New token…' }).click();
  await dialog.getByRole('button', { name: 'Make a new token' }).click();
  await expect(dialog.getByText(token!, { exact: true })).toHaveCount(0);
  const next = await dialog.getByText(/^[A-Za-z0-9_-]{43}$/).textContent();
  expect(await status(token)).toBe(401);
  expect(await status(next)).toBe(200);

  await dialog.getByRole('switch', { name: 'without the token' }).click();
  await expect.poll(() => status()).toBe(200);
  await expect(dialog.getByText(/[1-9]\d* requests since/)).toBeVisible();

  if (host === 'browser') return;
  await dialog.getByRole('switch', { name: 'Localhost API' }).click();
  await expect(page.getByText(/^API on/)).toHaveCount(0);
  await expect(fetch(`${address}/images`)).rejects.toThrow();
});

test('a file that is in the library already is shown, not imported again', async ({ viewer, folder }) => {
  const { page } = viewer;
  const file = writeLog(folder, 'beds.csv', beds);
  await importLog(viewer, file);
  await importLog(viewer, writeLog(folder, 'other.csv', beds));
  await offer(viewer, [file]);
  await page.getByRole('dialog', { name: 'Import' }).getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Jobs' })).toContainText('beds.csv is in the library already, as beds');
  await expect(listed(page, 'beds')).toHaveAttribute('aria-selected', 'true');
  await expect(listed(page)).toHaveCount(2);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
