// Tests the API's routes: pictures, values, uploads, descriptions, colormaps and metrics.
import http from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { COLORMAP_NAMES } from '../../shared/colormaps/colormap-names.ts';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { storeCurves } from '../fixtures/curves-library.ts';
import { damage } from '../fixtures/damage.ts';
import {
  depthAt,
  detailOf,
  logCsv,
  ROWS,
  startApi,
  valueAt,
  WIDTH,
  type Answer,
  type ApiFixture,
  type Init,
} from './api-fixture.ts';

const MAX_UPLOAD = 2_000_000;
let api: ApiFixture;
beforeAll(async () => (api = await startApi({ maxUploadBytes: MAX_UPLOAD })));
afterAll(() => api.close());

const json = <T>({ body }: Answer): T => JSON.parse(body.toString()) as T;

describe('GET /image/{id} beyond the reference', () => {
  test('draws at a size, in colours, from a level of the pyramid', async () => {
    const { headers, body } = await api.get(
      '/image/1?width=40&height=20&colormap=gray&invert=true&range=0,100&null_color=00ff00&format=png&quality=50',
    );
    expect(await sharp(body).metadata()).toMatchObject({ width: 40, height: 20, format: 'png' });
    expect(headers).toMatchObject({ 'x-level': '1', 'x-rows': '600', 'x-depth-min': '9000.1', 'x-depth-max': '9060' });
    expect(headers['x-normalization']).toBe('static 0 to 100');
  });

  test('shows extremes when asked, and says how it is normalized', async () => {
    const grey = async (query: string): Promise<number> => {
      const { body } = await api.get(`/image/1?width=1&height=1&colormap=gray&format=png&${query}`);
      return (await sharp(body).raw().toBuffer())[0]!;
    };
    const [least, mean, greatest] = [await grey('aggregation=min'), await grey(''), await grey('aggregation=max')];
    expect(least).toBeLessThan(mean);
    expect(mean).toBeLessThan(greatest);
    const { headers } = await api.get('/image/1?normalization=dynamic&dynamic_height=3&blend=0.5&aggregation=max');
    expect(headers['x-normalization']).toBe('dynamic, 3 m, strength 50 %');
  });

  test('is another one once its log is known to go all around', async () => {
    const url = '/image/1?width=150&height=10&azimuth_offset=90';
    const flat = await api.get(url);
    await api.engine.call('library.describe', { id: 1, change: { geometry: 'north' } });
    const turned = await api.get(url, { headers: { 'if-none-match': flat.headers['etag'] as string } });
    await api.engine.call('library.describe', { id: 1, change: { geometry: 'columns' } });
    expect(turned.status).toBe(200);
    expect(turned.body.equals(flat.body)).toBe(false);
  });

  test('has a lower quality, and fewer bytes, when asked', async () => {
    const [best, least] = [await api.get('/image/1?quality=95'), await api.get('/image/1?quality=10')];
    expect(least.body.length).toBeLessThan(best.body.length / 2);
  });

  test.each([
    ['width=0', 'width'],
    ['width=1.5', 'width'],
    ['width=100000', 'width'],
    ['height=-1', 'height'],
    ['height=1e99', 'height'],
    ['colormap=nope', 'colormap'],
    ['normalization=both', 'normalization'],
    ['aggregation=median', 'aggregation'],
    ['azimuth_offset=361', 'azimuth_offset'],
    ['blend=2', 'blend'],
    ['gamma=0', 'gamma'],
    ['percentile=99,1', 'percentile'],
    ['dynamic_height=-1', 'dynamic_height'],
    ['invert=perhaps', 'invert'],
    ['range=5', 'range'],
    ['range=5,1', 'range'],
    ['range=a,b', 'range'],
    ['null_color=red', 'null_color'],
    ['format=gif', 'format'],
    ['format=rgb', 'format'],
    ['quality=101', 'quality'],
  ])('%s is refused by its name', async (query, field) => {
    const answer = await api.get(`/image/1?${query}`);
    expect(answer.status).toBe(422);
    expect(detailOf(answer)).toMatch(new RegExp(`^${field}`));
  });

  test('says how to ask for more rows than a picture holds', async () => {
    const answer = await api.get('/image/1?height=70000');
    expect(answer.status).toBe(400);
    expect(detailOf(answer)).toMatch(
      /at most 65500 pixel rows in a JPEG .* received 70000; .*height.*depth window.*PNG/,
    );
  });

  test('has a tag of its content, and is not sent again to who has it', async () => {
    const first = await api.get('/image/1?depth_max=9001');
    const { etag } = first.headers;
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers['cache-control']).toMatch(/^private/);
    for (const tag of [etag!, `"other", W/${etag}`, '*']) {
      const again = await api.get('/image/1?depth_max=9001', { headers: { 'if-none-match': tag } });
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    }
    expect((await api.get('/image/1?depth_max=9001', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    expect((await api.get('/image/1?depth_max=9002')).headers.etag).not.toBe(etag);
  });

  test('is not drawn for who has it; a log that is not there has no tag', async () => {
    const { etag } = (await api.get('/image/1?depth_max=9003')).headers;
    const drawn = vi.spyOn(api.engine, 'frame');
    try {
      expect((await api.get('/image/1?depth_max=9003', { headers: { 'if-none-match': etag! } })).status).toBe(304);
      expect(drawn).not.toHaveBeenCalled();
    } finally {
      drawn.mockRestore();
    }
    expect((await api.get('/image/99?depth_max=9003', { headers: { 'if-none-match': etag! } })).status).toBe(404);
  });
});

describe('GET /images/{id}/values', () => {
  test('is CSV that holds every float32', async () => {
    const { headers, body } = await api.get('/images/1/values?depth_min=9010.1&depth_max=9050');
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(headers['x-shape']).toBe('400,150');
    const [head, ...lines] = body.toString().trim().split('\n');
    expect(head).toBe(`depth (m),${Array.from({ length: WIDTH }, (_, i) => `col${i + 1}`).join(',')}`);
    expect(lines).toHaveLength(400);
    for (const [i, line] of lines.entries()) {
      const [depth, ...fields] = line.split(',');
      expect(Number(depth)).toBe(depthAt(100 + i));
      expect(fields.map((field) => (field === '' ? NaN : Math.fround(Number(field))))).toEqual(
        fields.map((_, column) => valueAt(100 + i, column)),
      );
    }
  });

  test('names its unit and, where they are stored as they are, the file’s columns', async () => {
    const body = 'MD (ft),"a, 1","a, 2","a, 3"\n1,2,3,4\n2,3,4,5\n';
    const headers = [];
    for (const width of ['source', '2']) {
      const made = json<{ id: number }>(await api.owner(`/images?width=${width}`, { method: 'POST', body }));
      const values = await api.get(`/images/${made.id}/values?depth_max=1`);
      headers.push(values.body.toString().split('\n')[0]);
      await api.owner(`/images/${made.id}`, { method: 'DELETE' });
    }
    expect(headers).toEqual(['depth (ft),"a, 1","a, 2","a, 3"', 'depth (ft),col1,col2']);
  });

  test('readers that went away before the first byte leave their places', async () => {
    // Held up until they have gone, which without this is a matter of luck.
    const going = Promise.withResolvers<void>();
    const values = vi.spyOn(api.engine, 'values').mockImplementation(async () => {
      await going.promise;
      return { bytes: new Uint8Array(1) };
    });
    const gone = Array.from({ length: 2 }, () => {
      const request = http.get({ host: '127.0.0.1', port: api.server.port, path: '/images/1/values', agent: false });
      return request.on('error', () => undefined);
    });
    await vi.waitFor(() => expect(values).toHaveBeenCalledTimes(2), 5000);
    gone.forEach((request) => request.destroy());
    await setTimeout(100);
    going.resolve();
    values.mockRestore();
    await setTimeout(100);
    expect((await api.get('/images/1/values')).status).toBe(200);
  });

  test('is little-endian float32 for who accepts bytes', async () => {
    const { headers, body } = await api.get('/images/1/values', { headers: { accept: 'application/octet-stream' } });
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(ROWS * WIDTH * 4),
      'x-shape': `${ROWS},${WIDTH}`,
      'x-rows': String(ROWS),
    });
    const wrong = Array.from({ length: ROWS * WIDTH }, (_, i) => i).filter(
      (i) => !Object.is(body.readFloatLE(i * 4), valueAt(Math.floor(i / WIDTH), i % WIDTH)),
    );
    expect(wrong).toEqual([]);
  });

  test('is streamed in blocks, whole, and unharmed by a reader that leaves', async () => {
    const rows = 6000;
    const csv = Array.from({ length: rows }, (_, row) => `${row},${`${row},`.repeat(60).slice(0, -1)}`).join('\n');
    const made = await api.owner('/images?width=source', { method: 'POST', body: csv });
    const { id } = json<{ id: number }>(made);
    const accept = { headers: { accept: 'application/octet-stream', authorization: `Bearer ${api.token}` } };
    const { body } = await api.get(`/images/${id}/values`, accept);
    expect(body.length).toBe(rows * 60 * 4);
    expect(body.readFloatLE(body.length - 4)).toBe(rows - 1);
    for (let i = 0; i < 20; i++) {
      const leave = new AbortController();
      const response = await fetch(`http://127.0.0.1:${api.server.port}/images/${id}/values`, {
        ...accept,
        signal: leave.signal,
      });
      expect(response.status).toBe(200);
      leave.abort();
    }
    expect((await api.get(`/images/${id}/values?depth_max=3`)).body.toString().split('\n')).toHaveLength(6);
    await api.owner(`/images/${id}`, { method: 'DELETE' });
  });

  test.each([
    ['/images/1/values?depth_min=nan', 400],
    ['/images/1/values?depth_min=9000.42&depth_max=9000.44', 400],
    ['/images/5/values', 404],
    ['/images/x/values', 422],
    ['/images/1/values?depth_max=x', 422],
  ])('%s is answered %i', async (target, status) => {
    const answer = await api.get(target);
    expect(answer.status).toBe(status);
    expect(detailOf(answer)).toMatch(/\w/);
  });
});

describe('the library', () => {
  test('is listed in pages and told of by id', async () => {
    const page = json<{ items: { id: number; name: string }[]; total: number }>(await api.get('/images?limit=5'));
    expect(page).toMatchObject({
      items: [{ id: 1, name: 'log', rows: ROWS, width: WIDTH }],
      total: 1,
      limit: 5,
      offset: 0,
    });
    expect(json(await api.get('/images?offset=1'))).toMatchObject({ items: [], total: 1 });
    expect(json(await api.get('/images/1'))).toEqual(page.items[0]);
    expect((await api.get('/images?limit=0')).status).toBe(422);
    expect((await api.get('/images/9')).status).toBe(404);
  });

  test('takes a file, with the import’s own options, and gives it up', async () => {
    const made = await api.owner('/images?file_name=a/b/core.csv.gz&width=3&interpolation=cubic&null_values=7,-5', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: gzipSync('depth,a,b,c,d\n1,7,2,3,4\n2,-5,2,3,4\n'),
    });
    expect(made.status).toBe(201);
    const log = json<{ id: number }>(made);
    expect(made.headers.location).toBe(`/images/${log.id}`);
    expect(log).toMatchObject({
      name: 'core',
      sourceName: 'core.csv.gz',
      rows: 2,
      sourceWidth: 4,
      width: 3,
      interpolation: 'cubic',
    });
    expect((await api.owner(`/images/${log.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.get(`/image/${log.id}`)).status).toBe(404);
    expect((await api.owner(`/images/${log.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('keeps the width of a narrow file, unless another is asked for', async () => {
    const csv = 'depth,a,b\n1,2,3\n2,3,4\n';
    const made = [];
    for (const query of ['', '&width=auto', '&width=source', '&width=150']) {
      const answer = await api.owner(`/images?file_name=narrow.csv${query}`, { method: 'POST', body: csv });
      made.push([answer.status, json<{ width: number }>(answer).width]);
    }
    expect(made).toEqual([
      [201, 2],
      [200, 2],
      [200, 2],
      [201, 150],
    ]);
    for (const { id } of json<{ items: { id: number }[] }>(await api.get('/images?limit=2')).items)
      await api.owner(`/images/${id}`, { method: 'DELETE' });
  });

  test('reads a table as it is asked to, and answers what it took for what', async () => {
    const body = Buffer.from('first\nTiefe;größe;b;c\n1,5;2;3;4\n2,5;0;4;5\n', 'latin1');
    const query = 'file_name=t.txt&encoding=windows-1252&skip_lines=1&delimiter=;&decimal=,&header_line=2&unit_line=0';
    const made = await api.owner(`/images?${query}&depth=1&depth_unit=cm&image=b..c&null_values=0`, {
      method: 'POST',
      body,
    });
    expect(made.status).toBe(201);
    const log = json<{ id: number }>(made);
    expect(log).toMatchObject({
      kind: 'image',
      width: 2,
      depthMin: 0.015,
      depthMax: 0.025,
      depthUnit: 'm',
      findings: [{ code: 'null-values', message: 'Taken as missing, as null values: 1 of 0', option: '--null-values' }],
    });
    const { body: values } = await api.get(`/images/${log.id}/values`);
    expect(values.toString().split('\n')[0]).toBe('depth (m),b,c');
    await api.owner(`/images/${log.id}`, { method: 'DELETE' });
    const refused = await api.owner(`/images?file_name=t.csv&depth_unit=m`, {
      method: 'POST',
      body: 'depth (ft),a,b\n1,2,3\n',
    });
    expect([refused.status, detailOf(refused)]).toEqual([
      400,
      't.csv: expected depths in m for --depth-unit but received "ft" for depth (ft)',
    ]);
    expect((await api.owner('/images?decimal=x', { method: 'POST', body: '1,2,3\n' })).status).toBe(422);
  });

  test('answers a list where a file becomes several logs', async () => {
    const body = 'MD,A1,A2,A3,A4,B1,B2,B3\n1,1,1,1,1,2,2,2\n2,1,1,1,1,2,2,2\n';
    const made = await api.owner('/images?file_name=two.csv', { method: 'POST', body });
    expect(made.status).toBe(201);
    const logs = json<{ id: number }[]>(made);
    expect(logs).toMatchObject([
      { name: 'two A', width: 4, findings: [{ code: 'depth-unit-assumed', option: '--depth-unit' }] },
      { name: 'two B', width: 3 },
    ]);
    const one = await api.owner('/images?file_name=two.csv&part=B', { method: 'POST', body });
    expect(json(one)).toMatchObject({ name: 'two', width: 3 });
    for (const { id } of [...logs, json<{ id: number }>(one)]) await api.owner(`/images/${id}`, { method: 'DELETE' });
  });

  test('tells of a damaged log beside the others, and gives it up', async () => {
    const csv = 'depth,a,b\n1,2,3\n2,3,4\n';
    const { id } = json<{ id: number }>(await api.owner('/images?file_name=bad.csv', { method: 'POST', body: csv }));
    const healthy = json<{ items: unknown[] }>(await api.get('/images'));
    expect(Object.keys(healthy)).toEqual(['items', 'total', 'limit', 'offset']);
    damage(api.dataDir, id);
    expect(json(await api.get('/images'))).toEqual({
      ...healthy,
      items: healthy.items.slice(1),
      total: 1,
      damaged: [
        { id, name: 'bad', message: expect.stringMatching(/^Log .* is damaged: .* remove this log$/) as string },
      ],
    });
    const refused = await api.get(`/images/${id}`);
    expect([refused.status, detailOf(refused)]).toEqual([500, 'The stored data of this image is damaged']);
    expect((await api.owner(`/images/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(Object.keys(json<object>(await api.get('/images')))).toEqual(['items', 'total', 'limit', 'offset']);
  });

  test('answers the import’s error and keeps nothing', async () => {
    const answer = await api.owner('/images?file_name=bad.csv', { method: 'POST', body: 'depth,a,b\n1,2,3\n2,x,4\n' });
    expect(answer.status).toBe(400);
    expect(detailOf(answer)).toMatch(/^bad\.csv, line 3, column 2 .*: expected a number but received/);
    expect((await api.owner('/images?width=1', { method: 'POST', body: 'x' })).status).toBe(422);
    expect(json(await api.get('/images'))).toMatchObject({ total: 1 });
    expect(api.engine.jobs.list()).toEqual([]);
  });

  test('a file that is there already is answered, not stored twice, unless asked', async () => {
    const again = await api.owner('/images?file_name=log.csv&width=source', { method: 'POST', body: logCsv() });
    expect([again.status, json<{ id: number }>(again).id]).toEqual([200, 1]);
    const asked = await api.owner('/images?file_name=log.csv&width=source&again=true', {
      method: 'POST',
      body: logCsv(),
    });
    expect(asked.status).toBe(201);
    await api.owner(`/images/${json<{ id: number }>(asked).id}`, { method: 'DELETE' });
  });

  test('takes no more than its limit, said beforehand or not', async () => {
    const body = `depth,a,b\n${'1,2,3\n'.repeat(MAX_UPLOAD / 5)}`;
    const said = await api.owner('/images', { method: 'POST', body });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const unsaid = await api.owner('/images', {
      agent,
      method: 'POST',
      body,
      headers: { 'transfer-encoding': 'chunked' },
    });
    for (const answer of [said, unsaid]) {
      expect(answer.status).toBe(413);
      expect(detailOf(answer)).toMatch(/at most 2000000 bytes/);
    }
    // The rest has been thrown away: the connection goes on.
    expect((await api.get('/health', { agent })).status).toBe(200);
    agent.destroy();
  });
});

test('GET /colormaps', async () => {
  const maps = json<{ name: string; default: boolean; colors: string[] }[]>(await api.get('/colormaps'));
  expect(maps.map(({ name }) => name)).toEqual(COLORMAP_NAMES);
  expect(maps[0]).toMatchObject({ name: 'custom', default: true, builtIn: true });
  expect([maps[0]!.colors.length, maps[0]!.colors[0], maps[0]!.colors[255]]).toEqual([256, '#0000ff', '#000000']);
});

test('a colormap of the library’s own: listed, drawn by its name, and never a stale picture', async () => {
  const own = (color: string): ColormapDefinition => ({
    ...{ name: 'Own map', interpolation: 'rgb', steps: 'stepped' },
    stops: [
      { at: 0, color },
      { at: 0.5, color: '#0000ff' },
    ],
  });
  const ask = (init?: Init) => api.get('/image/1?width=40&height=20&colormap=Own+map&format=png', init);
  expect(detailOf(await ask())).toMatch(
    /^colormap: Expected a colormap, one of custom, .*batlow, but received "Own map"$/,
  );
  try {
    await api.engine.call('colormap.save', { colormap: own('#ff0000') });
    const maps = json<{ name: string; builtIn: boolean; colors: string[] }[]>(await api.get('/colormaps'));
    expect(maps.at(-1)).toMatchObject({ name: 'Own map', builtIn: false });
    expect([...new Set(maps.at(-1)!.colors)]).toEqual(['#ff0000', '#0000ff']);

    const red = await ask();
    expect(red.status).toBe(200);
    const spec = encodeURIComponent('stepped-rgb:0=#ff0000;0.5=#0000ff');
    const same = await api.get(`/image/1?width=40&height=20&colormap=${spec}&format=png`);
    expect(same.body.equals(red.body)).toBe(true);
    const held = { headers: { 'if-none-match': red.headers.etag! } };
    expect((await ask(held)).status).toBe(304);
    await api.engine.call('colormap.save', { colormap: own('#00ff00'), replaces: 'Own map' });
    expect((await ask(held)).status).toBe(200);
    expect(detailOf(await api.get('/image/1?colormap=nope'))).toMatch(/batlow, Own map, but received "nope"/);
  } finally {
    await api.engine.call('colormap.remove', { name: 'Own map' });
  }
});

test('bands of a colormap are drawn by their own edges, and the top of a range in the last colour', async () => {
  const codes = [0, 1, 2, 3, 4, 5, 6];
  const csv = `depth,a,b\n${codes.map((code) => `${code},${code},100`).join('\n')}\n`;
  const made = await api.owner('/images?file_name=codes.csv&width=source', { method: 'POST', body: csv });
  const { id } = json<{ id: number }>(made);
  const stops = codes.map((code) => ({ at: code / 7, color: `#00000${code}` }));
  try {
    const colormap = { name: 'Codes', interpolation: 'rgb', steps: 'stepped', stops } as const;
    await api.engine.call('colormap.save', { colormap });
    const draw = async (query: string): Promise<Buffer> =>
      sharp((await api.get(`/image/${id}?format=png&${query}`)).body)
        .removeAlpha()
        .raw()
        .toBuffer();
    const pixels = await draw('colormap=Codes&range=0,7');
    expect(codes.map((row) => pixels[row * 6 + 2])).toEqual(codes);
    const inverted = await draw('colormap=Codes&range=0,7&invert=true');
    expect(codes.map((row) => inverted[row * 6 + 2])).toEqual([...codes].reverse());
    const grey = await draw('colormap=gray&range=0,100&curve=log&gamma=0.7');
    expect(codes.map((row) => grey[row * 6 + 3])).toEqual(codes.map(() => 255));
  } finally {
    await api.engine.call('colormap.remove', { name: 'Codes' });
    await api.owner(`/images/${id}`, { method: 'DELETE' });
  }
});

describe('the description', () => {
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, { parameters?: { name: string; schema: object }[]; responses?: object }>>;
  }

  test('holds every route with its parameters', async () => {
    const { openapi, paths } = json<OpenApi>(await api.get('/openapi.json'));
    expect(openapi).toMatch(/^3\.1/);
    const listed = Object.entries(paths).flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => `${method} ${url}`),
    );
    expect(listed.sort()).toEqual([
      'delete /images/{id}',
      'delete /trash',
      'get /colormaps',
      'get /health',
      'get /health/',
      'get /image/{id}',
      'get /images',
      'get /images/{id}',
      'get /images/{id}/values',
      'get /metrics',
      'get /openapi.json',
      'get /trash',
      'patch /images/{id}',
      'post /images',
      'post /trash/{id}/restore',
    ]);
    const parameters = paths['/image/{id}']!['get']!.parameters!;
    expect(parameters.map(({ name }) => name).sort()).toEqual(
      [
        'id',
        'depth_min',
        'depth_max',
        'width',
        'height',
        'colormap',
        'invert',
        'range',
        'percentile',
        'curve',
        'gamma',
        'normalization',
        'dynamic_height',
        'blend',
        'aggregation',
        'azimuth_offset',
        'smooth',
        'null_color',
        'format',
        'quality',
      ].sort(),
    );
    const schemaOf = (name: string) => parameters.find((parameter) => parameter.name === name)!.schema;
    expect(schemaOf('depth_min')).toMatchObject({ type: 'number' });
    expect(schemaOf('id')).toMatchObject({ type: 'integer' });
    expect(schemaOf('width')).toMatchObject({ type: 'integer', minimum: 1, maximum: 16384 });
    expect(schemaOf('colormap')).toMatchObject({ type: 'string' });
    const uploaded = paths['/images']!['post']!.parameters!.find(({ name }) => name === 'width')!;
    expect(JSON.stringify(uploaded)).toMatch(/auto \(the default: 150, or the file’s own/);
    expect(Object.keys(paths['/image/{id}']!['get']!.responses!)).toContain('422');
  });

  test('has a page that works offline', async () => {
    const page = await api.get('/docs/');
    expect(page.status).toBe(200);
    const policy = page.headers['content-security-policy'] as string;
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
    const links = [...page.body.toString().matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).not.toMatch(/^(https?:)?\/\//);
      expect((await api.get(new URL(link, 'http://x/docs/').pathname)).status).toBe(200);
    }
    expect(page.body.toString()).not.toMatch(/<script(?![^>]*src=)/);
    expect(json<OpenApi>(await api.get('/docs/json'))).toMatchObject({ openapi: '3.1.0' });
  });
});

describe('a log that is no image', () => {
  // Written past the API: what it imports is an image still.
  const ids: number[] = [];
  beforeAll(async () => {
    const store = new SqliteStore(path.join(api.dataDir, 'library.sqlite'), 'test');
    await storeCurves(store);
    const [alone, image] = await store.list();
    ids.push(alone!.id, image!.id, ...(await store.companions(image!.id)).map(({ id }) => id));
    await store.close();
  });
  afterAll(async () => {
    for (const id of ids.slice(0, 2)) await api.owner(`/images/${id}`, { method: 'DELETE' });
  });
  const listed = async (query: string): Promise<number[]> => {
    const { items, total } = json<{ items: { id: number }[]; total: number }>(await api.get(`/images${query}`));
    expect(items).toHaveLength(total);
    return items.map(({ id }) => id);
  };

  test('is listed where it is asked for by its kind, and told of by its id', async () => {
    const [alone, image, companion] = ids;
    expect(await listed('')).toEqual(await listed('?kind=image'));
    expect((await listed('')).slice(0, 1)).toEqual([image]);
    expect(await listed('?kind=curves')).toEqual([alone]);
    expect(await listed('?kind=survey')).toEqual([]);
    expect((await api.get('/images?kind=picks')).status).toBe(422);
    expect(json(await api.get(`/images/${alone}`))).toMatchObject({ kind: 'curves', rows: 1000, valueUnit: 'us/ft' });
    expect(json(await api.get(`/images/${companion}`))).toMatchObject({ kind: 'curves', parentId: image });
  });

  test('has values and no picture', async () => {
    const [alone, , companion] = ids;
    for (const id of [alone, companion]) {
      const answer = await api.get(`/image/${id}`);
      expect([answer.status, detailOf(answer)]).toEqual([404, `Image with id ${id} not found: that log holds curves`]);
    }
    const values = (await api.get(`/images/${companion}/values?depth_max=100.25`)).body.toString();
    expect(values).toBe('depth (m),DT (us/ft),"GR, a"\n100,,1\n100.25,0.125,1.125\n');
  });

  test('goes with its image', async () => {
    const [, image, companion] = ids;
    expect((await api.owner(`/images/${image}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.get(`/images/${companion}`)).status).toBe(404);
  });
});

describe('PATCH /images/{id}', () => {
  const patch = (body: unknown, target = '/images/1', as: 'owner' | 'get' = 'owner'): Promise<Answer> =>
    api[as](target, { method: 'PATCH', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

  test('describes a log, and only what is given of it', async () => {
    const before = json<object>(await api.get('/images/1'));
    const answer = await patch({ geometry: 'north', depthReference: 'MD' });
    expect(answer.status).toBe(200);
    expect(json(answer)).toEqual({ ...before, geometry: 'north', depthReference: 'MD' });
    expect(json(await api.get('/images/1'))).toEqual(json(answer));
    await patch({ geometry: 'columns', depthReference: 'unknown' });
  });

  test('mends a depth unit, and gives no stale answer in the other one', async () => {
    const tag = (await api.get('/image/1?height=5')).headers.etag!;
    expect(json(await patch({ depthUnit: 'ft' }))).toMatchObject({ depthUnit: 'ft', depthMin: 9000.1 });
    expect((await api.get('/image/1?height=5', { headers: { 'if-none-match': tag } })).status).toBe(200);
    await patch({ depthUnit: 'm' });
    expect((await api.get('/image/1?height=5', { headers: { 'if-none-match': tag } })).status).toBe(304);
    expect((await patch({ depthUnit: 'cm' })).status).toBe(422);
  });

  test('leaves the bookmarks alone, which are answered with the log wherever it is', async () => {
    const fault = { name: 'Fault', depthMin: 9001, depthMax: 9002 };
    const { engine } = api;
    await engine.call('record.import', { logId: 1, kind: 'bookmark', records: [{ body: fault }] });
    const bookmarks = [fault];
    expect(json(await api.get('/images/1'))).toMatchObject({ bookmarks });
    expect(json(await patch({ depthReference: 'unknown' }))).toMatchObject({ bookmarks });
    const { items } = json<{ items: { id: number; bookmarks: object[] }[] }>(await api.get('/images'));
    for (const item of items) expect(item.bookmarks).toEqual(item.id === 1 ? bookmarks : []);
    const { records } = await engine.call('record.list', { logIds: [1] });
    await engine.call('record.remove', { logId: 1, kind: 'bookmark', records });
  });

  test('needs the token, a log that is there and a description', async () => {
    expect((await patch({ name: 'x' }, '/images/1', 'get')).status).toBe(401);
    expect((await patch({ name: 'x' }, '/images/99')).status).toBe(404);
    expect(detailOf(await patch({ geometry: 'south' }))).toMatch(/^geometry/);
    for (const wrong of [{ bookmarks: [] }, { name: '' }, { rows: 1 }, [], 'x'])
      expect((await patch(wrong)).status, JSON.stringify(wrong)).toBe(422);
    const broken = { method: 'PATCH', body: '{', headers: { 'content-type': 'application/json' } };
    expect((await api.owner('/images/1', broken)).status).toBe(400);
    expect((await patch({ name: 'x'.repeat(20_000) })).status).toBe(413);
    expect(json(await api.get('/images/1'))).toMatchObject({ name: 'log', geometry: 'columns' });
  });
});

describe('GET /metrics', () => {
  const read = async (): Promise<Map<string, number>> => {
    const { body } = await api.get('/metrics');
    const samples = body
      .toString()
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    return new Map(
      samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
    );
  };

  test('counts what was done', async () => {
    const before = await read();
    const change = (after: Map<string, number>, name: string): number =>
      (after.get(name) ?? 0) - (before.get(name) ?? 0);
    await api.get('/image/1?height=20');
    await api.get('/image/1?height=20');
    await api.get('/image/99');
    const made = await api.owner('/images', { method: 'POST', body: '1,2,3\n2,3,4\n3,4,5\n' });
    await api.owner(`/images/${json<{ id: number }>(made).id}`, { method: 'DELETE' });
    const after = await read();
    const image = 'method="GET",route="/image/:id"';
    expect(change(after, `stratascope_http_requests_total{${image},status="200"}`)).toBe(2);
    expect(change(after, `stratascope_http_requests_total{${image},status="404"}`)).toBe(1);
    expect(change(after, 'stratascope_http_request_duration_seconds_count{route="/image/:id"}')).toBe(3);
    expect(change(after, 'stratascope_frames_total{level="1"}')).toBe(2);
    expect(change(after, 'stratascope_frame_render_seconds_count')).toBe(2);
    expect(change(after, 'stratascope_frame_encode_seconds_count')).toBe(2);
    expect(change(after, 'stratascope_tile_cache_hits_total')).toBeGreaterThan(0);
    expect(after.get('stratascope_tile_cache_misses_total')).toBeGreaterThan(0);
    expect(change(after, 'stratascope_import_rows_total')).toBe(3);
    expect(change(after, 'stratascope_import_bytes_total')).toBe(18);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(50e6);
    expect(after.get('stratascope_event_loop_delay_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
  });
});

test.each(['/nothing', '/image', '/image/1/x', '/api/call/library.list', '/%', '/docs/static/../../../package.json'])(
  '%s is answered in the one shape of errors',
  async (target) => {
    const answer = await api.get(target);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(Object.keys(json<object>(answer))).toEqual(['detail']);
  },
);
