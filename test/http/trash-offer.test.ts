// Tests that every route which finds the disk full says what the trash holds, and how it is emptied.
import { expect, onTestFinished, test, vi } from 'vitest';
import { StratascopeError } from '../../shared/errors.ts';
import { startApi, type ApiFixture } from './api-fixture.ts';

const FULL = 'Expected room on the disk of the library but it is full; remove logs or free some space, and try again';

/** Everything that is asked of the library but what lies in the trash finds the disk full. */
async function full(bytes: readonly number[]): Promise<ApiFixture> {
  const api = await startApi({ rendererDir: '.' });
  onTestFinished(() => api.close());
  const refuse = (): never => {
    throw new StratascopeError('disk_full', FULL);
  };
  const trash = bytes.map((each, i) => ({
    id: i + 5,
    name: 'gone',
    removedAt: '2026-01-01T00:00:00.000Z',
    bytes: each,
  }));
  vi.spyOn(api.engine, 'call').mockImplementation((name: string) =>
    name === 'library.trash' ? Promise.resolve(trash) : Promise.reject(new StratascopeError('disk_full', FULL)),
  );
  vi.spyOn(api.engine.intake, 'receive').mockImplementation(refuse);
  return api;
}

const OFFER = 'the trash holds 3.5 MB, which DELETE /trash gives back on the disk of the library';

test.each([
  ['POST', '/images?file_name=a.csv'],
  ['PATCH', '/images/1'],
  ['DELETE', '/images/1'],
  ['POST', '/trash/1/restore'],
  ['DELETE', '/trash'],
])('%s %s', async (method, target) => {
  const api = await full([1_000_000, 2_500_000]);
  const init = method === 'PATCH' ? { body: '{"name":"b"}', headers: { 'content-type': 'application/json' } } : {};
  const { status, body } = await api.owner(target, { method, ...init });
  expect([status, JSON.parse(body.toString())]).toEqual([507, { detail: `${FULL}; ${OFFER}` }]);
});

test.each([
  ['/api/call/library.remove', JSON.stringify({ id: 1 })],
  ['/api/import?fileName=a.csv', 'a,b'],
])('POST %s, whose page has a menu', async (target, body) => {
  const api = await full([3_500_000]);
  const headers = { 'content-type': 'application/json' };
  const answer = await api.owner(target, { method: 'POST', headers, body });
  const message = `${FULL}; the trash holds 3.5 MB, which Trash… in the menu gives back on the disk of the library`;
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([
    507,
    { ok: false, error: { code: 'disk_full', message } },
  ]);
});

test('where the trash is empty nothing is offered', async () => {
  const api = await full([]);
  const { status, body } = await api.owner('/images/1', { method: 'DELETE' });
  expect([status, JSON.parse(body.toString())]).toEqual([507, { detail: FULL }]);
});
