// Tests the trash over HTTP: what is deleted lies there, comes back, and is the owner's alone to see.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrashedLog } from '../../shared/model/trash.ts';
import { startApi, type Answer, type ApiFixture } from './api-fixture.ts';

let api: ApiFixture;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.close());

const json = <T>({ body }: Answer): T => JSON.parse(body.toString()) as T;

async function upload(name: string): Promise<number> {
  const body = 'depth,a,b\n1,2,3\n2,3,4\n';
  return json<{ id: number }>(await api.owner(`/images?file_name=${name}&again=true`, { method: 'POST', body })).id;
}
const remove = async (id: number, query = ''): Promise<number> =>
  (await api.owner(`/images/${id}${query}`, { method: 'DELETE' })).status;
const restore = (id: number | string): Promise<Answer> => api.owner(`/trash/${id}/restore`, { method: 'POST' });
const trash = async (): Promise<TrashedLog[]> => json(await api.owner('/trash'));

test('what is deleted lies in it and comes back; what is deleted now does not', async () => {
  const [kept, gone] = [await upload('kept.csv'), await upload('gone.csv')];
  const before = await api.get(`/images/${kept}`);
  expect([await remove(kept), await remove(gone, '?now=true')]).toEqual([204, 204]);
  expect(await trash()).toMatchObject([{ id: kept, name: 'kept', bytes: expect.any(Number) as number }]);
  expect((await api.get(`/image/${kept}`)).status).toBe(404);
  const back = await restore(kept);
  expect([back.status, json(back)]).toEqual([200, { id: kept }]);
  expect(json<{ rows: number }>(await api.get(`/images/${kept}`)).rows).toBe(json<{ rows: number }>(before).rows);
  expect((await api.get(`/image/${kept}`)).status).toBe(200);
  expect((await restore(gone)).status).toBe(404);
  expect(json(await restore(gone))).toEqual({
    detail: `Expected a log in the trash but there is none with id ${gone}`,
  });
  expect([(await restore('x')).status, await remove(kept, '?now=perhaps')]).toEqual([422, 422]);
});

test('is emptied, and says what that gave back', async () => {
  const id = await upload('gone.csv');
  await remove(id);
  const bytes = (await trash()).reduce((sum, log) => sum + log.bytes, 0);
  const emptied = await api.owner('/trash', { method: 'DELETE' });
  expect([emptied.status, json(emptied)]).toEqual([200, { bytes }]);
  expect(bytes).toBeGreaterThan(0);
  expect(await trash()).toEqual([]);
  expect(json(await api.owner('/trash', { method: 'DELETE' }))).toEqual({ bytes: 0 });
});

test('is the owner’s alone, where all may read', async () => {
  for (const [method, url] of [
    ['GET', '/trash'],
    ['DELETE', '/trash'],
    ['POST', '/trash/1/restore'],
  ] as const)
    expect((await api.get(url, { method })).status).toBe(401);
});
