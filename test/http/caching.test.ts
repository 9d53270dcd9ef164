// Tests that every answer of the API says who may keep it, and that what the library holds is kept by nobody unasked.
import { expect, onTestFinished, test } from 'vitest';
import { logCsv, startApi } from './api-fixture.ts';

test('pictures are kept to be asked about again, and nothing else that the API answers is kept', async () => {
  const api = await startApi();
  onTestFinished(() => api.close());
  const cacheControl = async (target: string, init = {}): Promise<string> => {
    const { status, headers } = await api.owner(target, init);
    return `${status} ${headers['cache-control']}`;
  };
  const { paths } = JSON.parse((await api.owner('/openapi.json')).body.toString()) as { paths: object };
  const readable = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
  expect(readable).toEqual(expect.arrayContaining(['/images', '/images/{id}', '/images/{id}/values', '/colormaps']));
  for (const path of [...readable, '/openapi.json', '/metrics', '/nowhere']) {
    const kept = path === '/image/{id}' ? '200 private, no-cache' : `${path === '/nowhere' ? 404 : 200} no-store`;
    expect([path, await cacheControl(path.replace('{id}', '1'))]).toEqual([path, kept]);
  }
  const csv = { method: 'POST', body: logCsv(20), headers: { 'content-type': 'text/csv' } };
  expect(await cacheControl('/images?file_name=b.csv', csv)).toBe('201 no-store');
  const change = { method: 'PATCH', body: '{"name":"c"}', headers: { 'content-type': 'application/json' } };
  expect(await cacheControl('/images/2', change)).toBe('200 no-store');
  expect(await cacheControl('/images/2', { method: 'DELETE' })).toBe('204 no-store');
  expect(await cacheControl('/images/2')).toBe('404 no-store');
});
