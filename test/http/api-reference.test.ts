// Tests that the API answers as the reference service: statuses, texts, sizes and pixels.
import fs from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { depthAt, detailOf, ROWS, startApi, valueAt, WIDTH, type ApiFixture } from './api-fixture.ts';

let api: ApiFixture;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.close());

const NOTHING = 'No image data found after applying filters';
const lut = fs
  .readFileSync(new URL('../fixtures/reference-lut.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(1).map(Number));

/** What the reference draws of the stored rows [from, to); a null is white. */
function expected(from: number, to: number): Buffer {
  const pixels: number[] = [];
  for (let row = from; row < to; row++) {
    for (let column = 0; column < WIDTH; column++) {
      const value = valueAt(row, column);
      pixels.push(...(Number.isNaN(value) ? [255, 255, 255] : lut[Math.floor(Math.min(255, value))]!));
    }
  }
  return Buffer.from(pixels);
}

const pixelsOf = (picture: Buffer): Promise<Buffer> => sharp(picture).removeAlpha().raw().toBuffer();
/** A printed difference of all pixels would take minutes. */
const sizeAndDifferences = (a: Buffer, b: Buffer): number[] => [
  a.length - b.length,
  a.filter((v, i) => v !== b[i]).length,
];

test.each(['/health', '/health/'])('%s', async (target) => {
  const { status, headers, body } = await api.get(target);
  expect([status, headers['content-type'], body.toString()]).toEqual([
    200,
    'application/json; charset=utf-8',
    '{"message":"OK"}',
  ]);
});

describe('one pixel row per scanline in the window', () => {
  test.each([
    ['', 0, ROWS],
    ['?depth_min=9000.1&depth_max=9001', 0, 10],
    ['?depth_min=9000.5', 4, ROWS],
    ['?depth_max=9000.5', 0, 5],
    ['?depth_min=9000.1&depth_max=9000.1', 0, 1],
    ['?depth_min=9000.45&depth_max=9000.65', 4, 6],
    ['?depth_min=9.0001e3&depth_max=+9000.3', 0, 3],
    ['?depth_min=-inf&depth_max=inf', 0, ROWS],
    ['?depth_min=1&depth_max=99999', 0, ROWS],
    ['?depth_min=1&depth_min=9000.5&unknown=1', 4, ROWS],
  ])('/image/1%s shows rows %i to %i', async (query, from, to) => {
    const { status, headers, body } = await api.get(`/image/1${query}`);
    expect([status, headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['x-rows']).toBe(String(to - from));
    expect(await sharp(body).metadata()).toMatchObject({ width: 150, height: to - from, format: 'jpeg' });
    const shown = Number(headers['x-depth-min']);
    expect(shown).toBeLessThanOrEqual(depthAt(from));
    expect(shown).toBeGreaterThan(depthAt(from) - 0.1);
  });
});

describe('refusals', () => {
  test.each([
    ['?depth_min=9002&depth_max=9001', NOTHING],
    ['?depth_min=99999', NOTHING],
    ['?depth_max=1', NOTHING],
    ['?depth_min=9000.42&depth_max=9000.44', NOTHING],
    ['?depth_min=nan', NOTHING],
    ['?depth_max=NaN', NOTHING],
    ['?depth_min=inf', NOTHING],
    ['?depth_max=-Infinity', NOTHING],
  ])('/image/1%s finds nothing', async (query, detail) => {
    const answer = await api.get(`/image/1${query}`);
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([400, { detail }]);
  });

  test.each([
    ['2', '2'],
    ['0', '0'],
    ['-1', '-1'],
    ['007', '7'],
    ['99999999999999999999', '99999999999999999999'],
    ['2?depth_min=nan', '2'],
  ])('/image/%s is not there', async (target, id) => {
    const answer = await api.get(`/image/${target}`);
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([
      404,
      { detail: `Image with id ${id} not found` },
    ]);
  });

  test.each([
    ['/image/abc', /^id: Expected an integer but received "abc"$/],
    ['/image/1.5', /^id: /],
    ['/image/1%20', /^id: /],
    ['/image/1?depth_min=x', /^depth_min: Expected a number but received "x"$/],
    ['/image/1?depth_min=', /^depth_min: /],
    ['/image/1?depth_max=0x10', /^depth_max: /],
    ['/image/1?depth_max=1,5', /^depth_max: /],
  ])('%s is no request', async (target, detail) => {
    const answer = await api.get(target);
    expect(answer.status).toBe(422);
    expect(detailOf(answer)).toMatch(detail);
  });
});

describe('pixels', () => {
  test('of a PNG are the table’s colours of the stored values, exactly', async () => {
    const { body } = await api.get('/image/1?format=png');
    expect(sizeAndDifferences(await pixelsOf(body), expected(0, ROWS))).toEqual([0, 0]);
    const part = await api.get('/image/1?depth_min=9010.1&depth_max=9012.3&format=png');
    expect(sizeAndDifferences(await pixelsOf(part.body), expected(100, 123))).toEqual([0, 0]);
  });

  test('of a JPEG are the same within what the format loses', async () => {
    // Noise is what JPEG is worst at: a log of even beds says whether colours are right.
    const csv = Array.from(
      { length: 64 },
      (_, row) => `${row},${`${Math.floor(row / 16) * 80},`.repeat(16).slice(0, -1)}`,
    );
    const made = await api.owner('/images?width=source', { method: 'POST', body: csv.join('\n') });
    const { id } = JSON.parse(made.body.toString()) as { id: number };
    const drawn = await pixelsOf((await api.get(`/image/${id}`)).body);
    const exact = await pixelsOf((await api.get(`/image/${id}?format=png`)).body);
    expect([...exact.subarray(0, 3)]).toEqual(lut[0]);
    expect([...exact.subarray(-3)]).toEqual(lut[240]);
    expect(Math.max(...[...drawn].map((value, i) => Math.abs(value - exact[i]!)))).toBeLessThanOrEqual(6);
    await api.owner(`/images/${id}`, { method: 'DELETE' });
  });
});
