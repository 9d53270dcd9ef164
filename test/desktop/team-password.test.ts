// Tests that the team password is kept only where the OS can encrypt it, and is never written as it is.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { TeamPassword, type SafeStorage } from '../../electron/desktop/team-password.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const safeStorage = (available: boolean, backend = 'gnome_libsecret'): SafeStorage => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
  decryptString: (encrypted) => Buffer.from([...encrypted].map((byte) => byte ^ 0x5a)).toString(),
});

const filesOf = (dir: string): string[] => fs.readdirSync(dir).map((name) => fs.readFileSync(`${dir}/${name}`, 'utf8'));

test('is there after a restart, encrypted, for its owner alone', async () => {
  const dir = temporaryDir();
  const safe = safeStorage(true);
  expect(await new TeamPassword(dir, safe, 'linux').load()).toBeUndefined();
  expect(await new TeamPassword(dir, safe, 'linux').save('hunter two')).toBe(true);
  expect(await new TeamPassword(dir, safe, 'linux').load()).toBe('hunter two');
  expect(filesOf(dir).join()).not.toContain('hunter');
  expect(fs.statSync(`${dir}/team-password`).mode & 0o077).toBe(0);
});

test.each([
  ['no encryption', safeStorage(false), 'win32' as const],
  ['a key that everyone knows', safeStorage(true, 'basic_text'), 'linux' as const],
])('with %s it is kept while the program runs, and nothing is written', async (_, safe, platform) => {
  const dir = temporaryDir();
  await new TeamPassword(dir, safeStorage(true), 'linux').save('an older one');
  const password = new TeamPassword(dir, safe, platform);
  expect(await password.save('hunter two')).toBe(false);
  expect(await password.load()).toBe('hunter two');
  expect(fs.readdirSync(dir)).toEqual([]);
  expect(await new TeamPassword(dir, safe, platform).load()).toBeUndefined();
});
