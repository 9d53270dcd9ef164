// Tests every display option, and a made-up one, in all that is derived from the list of options.
import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { main } from '../../../electron/cli/program.ts';
import { runExport } from '../../../electron/engine/workers/tasks.ts';
import { changeName } from '../../../renderer/state/texts.ts';
import { display, frameRequest, SIZE, WINDOW } from '../../../shared/model/display.ts';
import { formOf, shapeOf, type Field, type Fields } from '../../../shared/model/field.ts';
import { frameUrl, parseFrameUrl } from '../../../shared/model/frame-url.ts';
import { LOOK, type DisplayOption } from '../../../shared/model/look.ts';
import type * as LookModule from '../../../shared/model/look.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';
import { startApi, type ApiFixture } from '../../http/api-fixture.ts';
import { optionsTable, withTable } from './options-table.ts';
import { changeId } from '../../../renderer/state/history.ts';

/** In the list and nowhere else; its names are not made of each other. */
const TOY = vi.hoisted(() => ({
  ...{ query: 'grain_diameter', flag: '--grain-size <n>', help: 'how coarse the toy is', unit: 'grains' },
  undoName: 'Coarseness',
}));
vi.mock('../../../shared/model/look.ts', async (original) => {
  const real = await original<typeof LookModule>();
  return { ...real, LOOK: { ...real.LOOK, grainSize: { schema: z.number().min(1).max(9).default(3), ...TOY } } };
});
// What is to be exported, in place of the files.
vi.mock('../../../electron/engine/workers/tasks.ts', () => ({
  runExport: vi.fn(() => Promise.resolve(['x.png'])),
  runCurvesExport: vi.fn(),
}));

const options: Readonly<Record<string, DisplayOption>> = LOOK;
const fields: Fields = { ...WINDOW, ...SIZE, ...LOOK };

/** Of each field a value that is not its default. */
function sampleOf({ schema }: Field): unknown {
  const form = formOf(schema);
  switch (form.kind) {
    case 'number':
      // A depth of the log; else inside the bounds.
      return Number.isFinite(form.most) ? form.least + (form.whole ? 41 : (form.most - form.least) / 8) : 9010.5;
    case 'choice':
      return form.options.at(-1);
    case 'pair':
      return [10.5, 20];
    case 'flag':
      return true;
    case 'color':
      return '#123456';
    case 'text':
      return 'viridis';
  }
}
const samples = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, sampleOf(field)]));
/** A window of its own: the bounds are walked one at a time. */
const asked = { ...samples, depthMin: 9010.5, depthMax: 9020.25 };
const long = ({ flag }: Field): string => flag.split(' ')[0]!;

test('the toy is in the list, every sample is taken, and none is the default', () => {
  expect(Object.keys(options)).toContain('grainSize');
  const parsed: Readonly<Record<string, unknown>> = z.strictObject(shapeOf(fields)).parse(samples);
  const defaults: Readonly<Record<string, unknown>> = display.parse({});
  for (const key of Object.keys(fields)) {
    expect(parsed[key], key).toEqual(samples[key]);
    expect(parsed[key], key).not.toEqual(defaults[key]);
  }
});

test.each(Object.entries(options))('%s: its names are its own', (key, { query, flag, help, undoName }) => {
  expect(changeName(changeId({ [key]: samples[key] }))).toBe(undoName);
  const others = Object.entries(fields).flatMap(([other, field]) => (other === key ? [] : [field]));
  expect(others.map((other) => other.query)).not.toContain(query);
  expect(others.map(long)).not.toContain(flag.split(' ')[0]);
  expect(others.map((other) => other.help)).not.toContain(help);
});

describe('the address of a frame', () => {
  const read = (url: string) => parseFrameUrl(url.split(/[/?]/)[1]!, new URL(url, 'http://x/').searchParams);

  test.each(Object.keys(fields))('%s comes back as it was', (key) => {
    const request = frameRequest.parse({ id: 7, [key]: samples[key] });
    expect(request).toMatchObject({ [key]: samples[key] });
    expect(read(frameUrl(request))).toEqual(request);
    expect(read(frameUrl({ id: 7, ...{ [key]: samples[key] } }))).toEqual(request);
  });

  test('as it was written before the options stood in a list, it says the same', () => {
    const before =
      'frame/3?depthMin=9000.1&depthMax=9050&heightPx=900&pixelDepth=0.05&colormap=smooth-oklab%3A0%3D%23000000%3B1%3D%23ffffff' +
      '&invert=true&range=0%2C127.5&percentile=1%2C99&curve=log&gamma=1.5&normalization=dynamic&dynamicHeight=4&blend=0.5' +
      '&aggregation=max&azimuthOffset=-90&nullColor=%23102030&smooth=false&format=png&widthPx=600&quality=80';
    expect(read(before)).toEqual({
      ...{ id: 3, depthMin: 9000.1, depthMax: 9050, widthPx: 600, heightPx: 900, pixelDepth: 0.05 },
      ...{ colormap: 'smooth-oklab:0=#000000;1=#ffffff', invert: true, range: [0, 127.5], percentile: [1, 99] },
      ...{ curve: 'log', gamma: 1.5, normalization: 'dynamic', dynamicHeight: 4, blend: 0.5, aggregation: 'max' },
      ...{
        azimuthOffset: -90,
        nullColor: '#102030',
        smooth: false,
        format: 'png',
        quality: 80,
        grainSize: 3,
        damage: 'refused',
      },
    });
  });

  test.each(['invert=1', 'invert=', 'gamma=', 'range=1', 'range=1,', 'curve=cubic', 'dynamic_height=4', 'unknown=1'])(
    '%s is refused',
    (query) => expect(() => read(`frame/1?${query}`)).toThrow(z.ZodError),
  );
});

describe('in the API', () => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await startApi();
    await api.engine.call('library.describe', { id: 1, change: { geometry: 'north' } });
  });
  afterAll(() => api.close());

  test.each(Object.entries(fields))('%s is drawn as it is asked for', async (key, field) => {
    const drawn = vi.spyOn(api.engine, 'frame');
    const answer = await api.get(`/image/1?${field.query}=${encodeURIComponent(String(samples[key]))}`);
    expect(answer.status, answer.body.toString()).toBe(200);
    expect(drawn.mock.lastCall![0]).toEqual(frameRequest.parse({ id: 1, [key]: samples[key] }));
  });

  test('a colour may come without its #, and yes and no as 1 and 0', async () => {
    const drawn = vi.spyOn(api.engine, 'frame');
    await api.get('/image/1?null_color=123456&invert=1&smooth=0');
    expect(drawn.mock.lastCall![0]).toEqual(frameRequest.parse({ id: 1, nullColor: '#123456', invert: true }));
  });

  test('all of them are in the description, with their help', async () => {
    interface OpenApi {
      readonly paths: {
        '/image/{id}': { get: { parameters: { name: string; description?: string; schema: object }[] } };
      };
    }
    const { paths } = JSON.parse((await api.get('/openapi.json')).body.toString()) as OpenApi;
    const { parameters } = paths['/image/{id}'].get;
    for (const { query, help } of Object.values(fields)) {
      const parameter = parameters.find(({ name }) => name === query);
      expect(parameter?.description, query).toMatch(new RegExp(`^${escaped(help)}`, 'i'));
    }
    expect(parameters.find(({ name }) => name === TOY.query)).toMatchObject({
      required: false,
      schema: { type: 'number', minimum: 1, maximum: 9 },
      description: 'How coarse the toy is, in grains: 1 to 9; default: 3',
    });
  });

  test('and on the command line they are what is exported', async () => {
    const args = Object.entries(fields).flatMap(([key, field]) => {
      const value: unknown = asked[key as keyof typeof asked];
      return value === true ? [long(field)] : [long(field), String(value)];
    });
    const { err } = await run('export', '1', '--out', 'x.png', '--data', api.dataDir, ...args);
    expect(err).toBe('');
    const exported = vi.mocked(runExport).mock.lastCall![1];
    expect(z.object(shapeOf(fields)).parse(exported)).toEqual(asked);
  });
});

async function run(...args: string[]): Promise<{ out: string; err: string }> {
  let [out, err] = ['', ''];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true)),
    vi.spyOn(console, 'log').mockImplementation((text) => void (out += String(text))),
  ];
  const nowhere = path.resolve('nowhere');
  await main(args, { workerUrl: new URL('file:///nowhere'), rendererDir: nowhere, sampleFile: nowhere });
  for (const spy of spies) spy.mockRestore();
  process.exitCode = undefined;
  return { out, err };
}

describe('on the command line', () => {
  test('every flag is in the help of export, in the order of the list', async () => {
    const help = (await run('export', '--help')).out.replace(/\s+/g, ' ');
    let before = 0;
    for (const field of Object.values(fields)) {
      const at = help.indexOf(`${field.flag} ${field.help}`);
      expect(at, field.flag).toBeGreaterThan(before);
      before = at;
    }
    expect(help).toContain('--grain-size <n> how coarse the toy is, in grains: 1 to 9; default: 3');
  });

  test.each(Object.values(fields).filter((field) => wrongFor(field) !== undefined))(
    'what $flag does not take is refused by its name',
    async (field) => {
      const data = temporaryDir();
      const { err } = await run('export', '1', '--out', 'x.png', '--data', data, long(field), wrongFor(field)!);
      // Commander's own sentence, and ours.
      expect(err).toMatch(new RegExp(`^(error: option '${escaped(field.flag)}'|stratascope: ${long(field)}: )`));
    },
  );
});

/** A flag takes nothing, and which names there are only a library can say. */
function wrongFor({ schema }: Field): string | undefined {
  const form = formOf(schema);
  if (form.kind === 'flag' || form.kind === 'text') return undefined;
  return form.kind === 'number' && Number.isFinite(form.most) ? String(form.most + 1) : 'x';
}

describe('the guide', () => {
  const GUIDE = path.resolve('resources/guide/README.md');

  test('has the table of them', async () => {
    const { grainSize: _toy, ...real } = options;
    const guide = fs.readFileSync(GUIDE, 'utf8');
    const config = await resolveConfig(GUIDE);
    const written = await format(withTable(guide, optionsTable(real)), { ...config, parser: 'markdown' });
    await expect(
      written,
      'npm run golden:update -- test/shared/model/look.test.ts writes the table anew',
    ).toMatchFileSnapshot(GUIDE);
  });

  test.each(Object.values(options))('$flag has a row in the table', ({ flag, query, help, undoName }) => {
    const rows = optionsTable(options).split('\n');
    expect(rows.filter((row) => [flag, query, help, undoName].every((part) => row.includes(part)))).toHaveLength(1);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
