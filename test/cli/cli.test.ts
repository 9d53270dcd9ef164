// Tests the command line as scripts use it: JSON output, exit codes, errors on stderr, exported pictures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { parseColormap } from '../../shared/colormaps/colormap-definition.ts';
import { colormapTable } from '../../shared/colormaps/colormaps.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { CURVE_ROWS, curveDepth, curveValue, storeCurves } from '../fixtures/curves-library.ts';
import { damage } from '../fixtures/damage.ts';
import { fileOf, flipInTile } from '../fixtures/damaged-log.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: string[]) {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, out, err }));
  return { child, ended };
}

const run = (...args: string[]): Promise<Ended> => start(args).ended;

function writeCsv(rows: number, columns: number, name = 'a log.csv'): string {
  const file = path.join(temporaryDir(), name);
  const line = (i: number): string =>
    [9000.1 + i / 10, ...Array.from({ length: columns }, (_, c) => (i * 31 + c * 17) % 256)].join(',');
  fs.writeFileSync(
    file,
    [
      'depth,' + Array.from({ length: columns }, (_, c) => `col${c + 1}`).join(','),
      ...Array.from({ length: rows }, (_, i) => line(i)),
      ','.repeat(columns),
      '',
    ].join('\r\n'),
  );
  return file;
}

describe('inspect', () => {
  const TABLE = 'MD (ft);IMG1;IMG2;IMG3;GR\n10;1;2;3;80\n11;4;n.a.;6;81\n';

  function fileOf(name: string, content: string): string {
    const file = path.join(temporaryDir(), name);
    fs.writeFileSync(file, content);
    return file;
  }

  test('tells people what is in a file, and stores nothing', async () => {
    const { code, out, err } = await run('inspect', fileOf('well.txt', TABLE));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        'well.txt: csv, utf-8',
        expect.stringMatching(
          /^ {2}fields between semicolon, .*decimal point, 0 lines before the table, header on line 1$/,
        ),
        '  image IMG: 2 rows of 3, 10 to 11 ft, step 1 ft, no gaps',
        '  curves curves: 2 rows of 1, 10 to 11 ft, step 1 ft, no gaps',
        expect.stringMatching(/^ {2}depth: MD \(ft\)/),
        expect.stringMatching(/^ {2}image: IMG1 … IMG3 \(3\)/),
        expect.stringMatching(/^ {2}curve: GR/),
        expect.stringMatching(/Taken as missing: 1 of "n\.a\."/),
      ]),
    );
  });

  test('tells programs in an array, one object a file, with what cannot be read in its place', async () => {
    const files = [
      fileOf('a.csv', TABLE),
      fileOf('b.csv', '\x89PNG\r\n\0\0'),
      fileOf('c.csv', 'depth,a,b\n1,2,3\n2,3,4\n'),
    ];
    const { code, out, err } = await run('inspect', ...files, '--json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject([
      { file: 'a.csv', format: 'csv', dialect: { delimiter: ';' }, parts: [{ name: 'IMG' }, { kind: 'curves' }] },
      {
        file: 'b.csv',
        error: {
          code: 'unreadable_file',
          message: expect.stringMatching(/^b\.csv: expected a .* but received /) as string,
        },
      },
      { file: 'c.csv', parts: [{ kind: 'image', rows: 2, width: 2 }] },
    ]);
    const human = await run('inspect', files[1]!, files[2]!);
    expect(human).toMatchObject({ code: 1, err: expect.stringMatching(/b\.csv: expected/) as string });
    expect(human.out).toMatch(/c\.csv: csv/);
  });

  test('what nothing can be imported of is no error; an option that contradicts the file is, and one that means nothing is wrong usage', async () => {
    const words = await run('inspect', fileOf('words.csv', 'a,b\nx,y\nz,w\n'), '--json');
    expect(words.code).toBe(0);
    expect(JSON.parse(words.out)).toMatchObject([{ parts: [], findings: [{ code: 'no-depth' }] }]);
    const contradicted = await run('inspect', fileOf('a.csv', TABLE), '--json', '--depth-unit', 'm');
    expect(contradicted.code).toBe(1);
    expect(JSON.parse(contradicted.out)).toMatchObject([
      { error: { message: expect.stringMatching(/received "ft"/) as string } },
    ]);
    expect(await run('inspect', fileOf('a.csv', TABLE), '--decimal', 'x')).toMatchObject({ code: 2, out: '' });
  });

  test('import takes the same options, and prints an array where a file becomes several logs', async () => {
    const data = temporaryDir();
    const file = fileOf('well.txt', 'MD,A1,A2,A3,B1,B2,B3\n1,1,1,1,2,2,2\n2,1,1,1,2,2,2\n');
    const both = await run('import', file, '--data', data, '--json', '--depth-unit', 'ft');
    expect(JSON.parse(both.out)).toMatchObject([
      { id: 1, name: 'well A', depthUnit: 'ft' },
      { id: 2, name: 'well B', depthUnit: 'ft' },
    ]);
    const one = await run('import', file, '--data', data, '--json', '--part', 'B');
    expect(JSON.parse(one.out)).toMatchObject({
      name: 'well',
      depthUnit: 'm',
      width: 3,
      findings: [{ code: 'depth-unit-assumed' }],
    });
    const none = await run('import', file, '--data', data, '--part', 'C');
    expect(none).toMatchObject({
      code: 1,
      err: expect.stringMatching(/expected a part called C but received A, B/) as string,
    });
  });
});

describe('import, list, export, remove', () => {
  test('the whole way, as JSON', async () => {
    const data = temporaryDir();
    const file = writeCsv(547, 200);
    const imported = await run('import', file, '--data', data, '--json');
    expect(imported).toMatchObject({ code: 0, err: '' });
    const summary = JSON.parse(imported.out) as Record<string, unknown>;
    expect(Object.keys(summary)).toEqual([
      ...['id', 'name', 'kind', 'rows', 'sourceWidth', 'width', 'depthMin', 'depthMax', 'depthUnit'],
      ...['valueMin', 'valueMax', 'nulls', 'skippedRecords', 'findings', 'elapsedMs'],
    ]);
    expect(summary).toMatchObject({
      id: 1,
      name: 'a log',
      rows: 547,
      sourceWidth: 200,
      width: 150,
      depthMin: 9000.1,
      nulls: 0,
      skippedRecords: 1,
    });

    const listed = JSON.parse((await run('list', '--data', data, '--json')).out) as ImageLog[];
    expect(listed.map(({ id, name, interpolation }) => [id, name, interpolation])).toEqual([[1, 'a log', 'linear']]);

    const [png, csv] = [path.join(data, 'x.png'), path.join(data, 'x.csv')];
    expect((await run('export', '1', '--out', png, '--data', data)).code).toBe(0);
    expect((await run('export', '1', '--out', csv, '--data', data)).code).toBe(0);
    const stored = fs
      .readFileSync(csv, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    expect(stored).toHaveLength(547);
    expect(stored.at(-1)![0]).toBe(9054.7);
    const { data: pixels, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([150, 547]);
    const lut = colormapTable('custom');
    const expected = stored.flatMap(([, ...values]) =>
      values.flatMap((v) => [...lut.subarray(Math.floor(v) * 3, Math.floor(v) * 3 + 3)]),
    );
    expect([...pixels]).toEqual(expected);

    const removed = JSON.parse((await run('remove', '1', '--data', data, '--json')).out) as object;
    expect(removed).toEqual({ id: 1, removed: true, outcome: 'trashed' });
    expect((await run('list', '--data', data)).out).toMatch(/library is empty/);
  });

  test('a narrow file keeps its width, unless another is asked for', async () => {
    const [data, file] = [temporaryDir(), writeCsv(20, 16)];
    const widthOf = async (...more: string[]): Promise<unknown> => {
      const { out } = await run('import', file, '--data', data, '--json', ...more);
      return (JSON.parse(out) as ImageLog).width;
    };
    expect(await widthOf()).toBe(16);
    expect(await widthOf('--width', '150')).toBe(150);
    expect(JSON.parse((await run('import', file, '--data', data, '--json', '--width', 'source')).out)).toMatchObject({
      ...{ id: 1, alreadyImported: true },
    });
  });

  test('a log is read again as it was read, but for what is said, and keeps its id and name', async () => {
    const [file, data] = [writeCsv(20, 6), temporaryDir()];
    const call = (...args: string[]) => run(...args, '--data', data, '--json');
    await call('import', file, '--width', 'source', '--image', 'col1,col2,col3');
    await call('describe', '1', '--name', 'Well 7');
    const again = await call('import', file, '--replace', '1', '--depth-unit', 'ft');
    expect(JSON.parse(again.out)).toMatchObject({ id: 1, name: 'Well 7', width: 3, depthUnit: 'ft' });
    expect(JSON.parse((await call('list')).out)).toMatchObject([{ id: 1, importedWith: { image: 'col1,col2,col3' } }]);
    expect((await call('list')).out).not.toContain('tilesId');
    const wrong = await call('import', file, '--replace', '1', '--width', '3', '--image', 'col9');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('col9')]);
    expect(JSON.parse((await call('list')).out)).toMatchObject([{ id: 1, width: 3, depthUnit: 'ft' }]);
    const usage = await call('import', file, '--replace', '1', '--name', 'other');
    expect([usage.code, usage.err]).toEqual([2, expect.stringContaining('describe --name changes it')]);
    expect((await call('import', file, file, '--replace', '1')).code).toBe(2);
    expect((await call('import', file, '--replace', '9')).err).toContain('Image with id 9 not found');
  });

  test('the same file twice is one log, unless asked for again', async () => {
    const [data, file] = [temporaryDir(), writeCsv(20, 8)];
    const again = (...more: string[]) => run('import', file, '--data', data, '--json', ...more);
    expect(JSON.parse((await again()).out)).not.toHaveProperty('alreadyImported');
    const second = await again();
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(second.out)).toMatchObject({ id: 1, name: 'a log', rows: 20, alreadyImported: true });
    expect((await run('import', file, '--data', data)).out).toMatch(/already imported as id 1/);
    expect(JSON.parse((await again('--again')).out)).toMatchObject({ id: 2 });
  });

  test('several files give an array; a bad one among them fails the command and is not stored', async () => {
    const data = temporaryDir();
    const bad = writeCsv(5, 3, 'bad.csv');
    fs.appendFileSync(bad, 'oops,1,2,3\r\n');
    const { code, out, err } = await run(
      'import',
      writeCsv(5, 3),
      bad,
      writeCsv(6, 3, 'c.csv'),
      '--data',
      data,
      '--json',
      '--width',
      'source',
    );
    expect(code).toBe(1);
    expect((JSON.parse(out) as { name: string; rows: number }[]).map(({ name, rows }) => [name, rows])).toEqual([
      ['a log', 5],
      ['c', 6],
    ]);
    expect(JSON.parse(err)).toMatchObject({
      error: { code: 'unreadable_file', message: expect.stringMatching(/bad\.csv.*line 8/) as string },
    });
  });

  test('files that are refused take no id away from those that are not', async () => {
    const data = temporaryDir();
    const bad = ['a.csv', 'b.csv', 'c.csv'].map((name) => writeCsv(5, 3, name));
    for (const file of bad) fs.appendFileSync(file, 'oops,1,2,3\r\n');
    const { out } = await run('import', ...bad, writeCsv(5, 3), '--data', data, '--json');
    expect(JSON.parse(out)).toMatchObject([{ id: 1, name: 'a log' }]);
  });

  test('exported values read back to the very floats that are stored', async () => {
    const data = temporaryDir();
    const file = path.join(data, 'floats.csv');
    const values = [0.1, 1 / 3, -2.5e-7, 1.7976931e30, 16777217, 5e-40, -0.30000001];
    fs.writeFileSync(file, values.map((v, i) => `${i},${v},${v * 2}\n`).join(''));
    await run('import', file, '--data', data, '--width', 'source');
    await run('export', '1', '--out', path.join(data, 'out.csv'), '--data', data);
    const rows = fs.readFileSync(path.join(data, 'out.csv'), 'utf8').trim().split('\n').slice(1);
    expect(rows.map((row) => Math.fround(Number(row.split(',')[1])))).toEqual(values.map(Math.fround));
  });

  test('display options reach the picture', async () => {
    const data = temporaryDir();
    await run('import', writeCsv(40, 4), '--data', data, '--width', 'source');
    const out = path.join(data, 'x.png');
    const args = [
      '--width',
      '8',
      '--height',
      '20',
      '--colormap',
      'gray',
      '--invert',
      '--range',
      '0,127.5',
      '--depth-min',
      '9000.1',
      '--depth-max',
      '9002.0',
    ];
    expect(await run('export', '1', '--out', out, '--data', data, ...args)).toMatchObject({ code: 0 });
    const { data: pixels, info } = await sharp(out).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([8, 20]);
    expect([...pixels.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect([...pixels.subarray(6, 9)]).toEqual([221, 221, 221]);
  });
});

describe('curves', () => {
  /** The folder of a library with an image and its curves, ids 1 and 2, and curves alone, 3. */
  async function curvesLibrary(work: (store: SqliteStore) => Promise<void> = async () => undefined): Promise<string> {
    const data = temporaryDir();
    const store = new SqliteStore(path.join(data, 'library.sqlite'), 'test');
    await storeCurves(store);
    await work(store);
    await store.close();
    return data;
  }

  test('are listed where they stand alone, with their kind and what was found; a depth unit is mended', async () => {
    const data = await curvesLibrary();
    const lines = (await run('list', '--data', data)).out.split('\n');
    expect(lines[0]).toMatch(/^ID +NAME +KIND +DEPTH +ROWS +WIDTH/);
    expect(lines[1]).toMatch(/^3 +sonic +curves +100\.00 to 349\.75 m +1000 +1 /);
    expect(lines[2]).toMatch(/^1 +core +image +100\.00 to 349\.75 m +1000 +4 /);
    const mended = await run('describe', '3', '--depth-unit', 'ft', '--data', data, '--json');
    expect(JSON.parse(mended.out)).toMatchObject({ id: 3, depthUnit: 'ft' });
    const message = 'Depths have no unit in the file and are in ft, as was said since';
    const findings = [{ code: 'depth-unit-assumed', message, option: null }];
    const about = { well: 'A-1', quantity: 'slowness', valueUnit: 'us/ft', findings };
    expect(JSON.parse((await run('list', '--data', data, '--json')).out)).toMatchObject([
      { id: 3, kind: 'curves', depthUnit: 'ft', depthMin: 100, depthMax: 349.75, ...about },
      { id: 1, kind: 'image', depthUnit: 'm', findings: [] },
    ]);
  });

  test('beside an image and alone are exported with their names and units', async () => {
    const data = await curvesLibrary();
    const file = path.join(data, 'curves.csv');
    const exported = async (...args: string[]): Promise<string[]> => {
      expect(await run('export', ...args, '--out', file, '--data', data)).toMatchObject({ code: 0, err: '' });
      return fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    };
    const beside = await exported('1', '--curves');
    expect(beside[0]).toBe('depth (m),DT (us/ft),"GR, a"');
    const rows = Array.from({ length: CURVE_ROWS }, (_, row) =>
      [curveDepth(row), curveValue(row, 0), curveValue(row, 1)].map((value) => (value === value ? value : '')),
    );
    expect(beside.slice(1)).toEqual(rows.map((row) => row.join(',')));
    const alone = ['depth (m),DT (us/ft)', '349.75,124.875'];
    expect(await exported('3', '--depth-min', '349.7')).toEqual(alone);
    expect(await exported('3', '--curves', '--depth-min', '349.7')).toEqual(alone);
  });

  test('are drawn nowhere, and where there are none this is said', async () => {
    const data = await curvesLibrary(async (store) => void (await store.remove(2)));
    const refused = async (...args: string[]): Promise<string> => (await run('export', ...args, '--data', data)).err;
    const [png, csv] = [path.join(data, 'x.png'), path.join(data, 'x.csv')];
    expect(await refused('3', '--out', png)).toMatch(
      /Expected an image to draw but sonic holds curves; export its values as CSV instead/,
    );
    expect(await refused('3', '--curves', '--out', png)).toMatch(/--curves expected --out to end in \.csv/);
    expect(await refused('1', '--curves', '--out', csv)).toMatch(/Expected curves beside core but received an image/);
  });
});

test('a damaged log is said and can be removed; the others are listed as ever', async () => {
  const data = temporaryDir();
  await run('import', writeCsv(20, 8), writeCsv(20, 8, 'other.csv'), '--data', data);
  const before = (await run('list', '--data', data, '--json')).out;
  damage(data, 1);
  const sentence = /^stratascope: Log 1 \(a log\) is damaged: .* restore .* backup, or remove this log\n$/;
  const listed = await run('list', '--data', data);
  expect(listed).toMatchObject({ code: 1, err: expect.stringMatching(sentence) as string });
  expect(listed.out).toMatch(/^ID .*\n2 {3}other/);
  const { out, err } = await run('list', '--data', data, '--json');
  expect(JSON.parse(out)).toEqual((JSON.parse(before) as ImageLog[]).slice(0, 1));
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'corrupt' } });

  expect((await run('export', '1', '--out', path.join(data, 'x.csv'), '--data', data)).err).toMatch(sentence);
  expect((await run('remove', '2', '--data', data, '--now')).out).toBe(
    'Erased other (id 2): as was asked for, past the trash\n',
  );
  expect((await run('list', '--data', data)).out).toBe('');
  expect((await run('remove', '1', '--data', data)).out).toMatch(/^Moved a log \(id 1\) to the trash /);
  expect((await run('list', '--data', data)).out).toMatch(/library is empty/);
  const restored = await run('restore', '1', '--data', data);
  expect(restored).toMatchObject({ code: 0, out: 'Restored a damaged log (id 1)\n' });
  expect(restored.err).toMatch(sentence);
});

test('a damaged stretch keeps nobody from the rest; check names it, and saves what is whole', async () => {
  const data = temporaryDir();
  await run('import', writeCsv(900, 8), '--data', data);
  flipInTile(fileOf(data, 1), 0, 1);
  const sentence = 'Log 1 (a log), depth 9025.6 to 9051.2 m: this part of its file is damaged';
  const out = path.join(data, 'x.csv');
  expect(await run('export', '1', '--out', out, '--data', data)).toMatchObject({
    code: 1,
    err: `stratascope: ${sentence}\n`,
  });
  expect(fs.existsSync(out)).toBe(false);
  expect(await run('export', '1', '--out', out, '--depth-max', '9025', '--data', data)).toMatchObject({ code: 0 });
  expect(fs.readFileSync(out, 'utf8').split('\n')).toHaveLength(1 + 250 + 1);

  expect(await run('check', '--data', data)).toEqual({
    code: 1,
    out: 'Read 1 log: 1 found damaged\n',
    err: `stratascope: ${sentence}\n`,
  });
  const repaired = await run('check', '1', '--repair', '--json', '--data', data);
  expect(JSON.parse(repaired.out)).toEqual({
    logs: 1,
    damaged: [sentence],
    saved: ['What is whole of log 1 (a log) is log 2 now; the damaged one is in the trash'],
  });
  expect(await run('check', '--data', data)).toEqual({ code: 0, out: 'Read 1 log: nothing is damaged\n', err: '' });
});

describe('export --colormap', () => {
  test('a file’s colours and null colour, a name of the library’s own, and names that there are not', async () => {
    const data = temporaryDir();
    const csv = path.join(data, 'blank.csv');
    fs.writeFileSync(csv, 'depth,a,b,c,d\n1,0,255,,100\n2,0,255,,100\n');
    await run('import', csv, '--data', data, '--width', 'source');
    const table = path.join(data, 'bands.cpt');
    fs.writeFileSync(table, '0 red 1 red\n1 lime 2 lime\nN 1/2/3\n');
    const library = new SqliteStore(path.join(data, 'library.sqlite'), 'test');
    await library.saveColormap({ ...parseColormap('stepped-rgb:0=#010101;0.5=#020202')!, name: 'My map' });
    await library.close();

    const out = path.join(data, 'x.png');
    const colorsWith = async (...args: string[]): Promise<string[]> => {
      const all = ['export', '1', '--out', out, '--data', data, '--range', '0,255', '--height', '1', ...args];
      expect(await run(...all)).toMatchObject({ code: 0, err: '' });
      const hex = (await sharp(out).removeAlpha().raw().toBuffer()).toString('hex');
      return hex.match(/.{6}/g)!.slice(0, 4);
    };
    expect(await colorsWith('--colormap', table)).toEqual(['ff0000', '00ff00', '010203', 'ff0000']);
    expect(await colorsWith('--colormap', table, '--null-color', '#abcdef')).toContain('abcdef');
    expect(await colorsWith('--colormap', 'My map')).toEqual(['010101', '020202', 'ffffff', '010101']);

    const refused = (name: string): Promise<Ended> =>
      run('export', '1', '--out', out, '--data', data, '--colormap', name);
    expect(await refused('nope')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /--colormap: Expected a colormap, one of custom, .*, My map, but received "nope"/,
      ) as string,
    });
    fs.writeFileSync(table, '0 red 1 reddish\n');
    expect(await refused(table)).toMatchObject({
      code: 2,
      err: 'stratascope: --colormap: bands.cpt, line 1: expected a colour but received "reddish"\n',
    });
    expect((await refused('nowhere.json')).err).toMatch(/could not read nowhere.json/);
  });
});

test('export --colormap of a palette of bands: each code in its own colour, also inverted', async () => {
  const data = temporaryDir();
  const csv = path.join(data, 'codes.csv');
  fs.writeFileSync(csv, `depth,a,b\n${[0, 1, 2, 3, 4, 5, 6].map((code) => `${code},${code},${code}`).join('\n')}\n`);
  await run('import', csv, '--data', data, '--width', 'source');
  const colors = ['ff0000', '00ff00', '0000ff', 'ffff00', '00ffff', 'ff00ff', '0a141e'];
  const palette = path.join(data, 'codes.cpt');
  fs.writeFileSync(palette, colors.map((color, i) => `${i} #${color} ${i + 1} #${color}`).join('\n'));
  const out = path.join(data, 'codes.png');
  const drawn = async (...args: string[]): Promise<string[]> => {
    const all = ['export', '1', '--out', out, '--data', data, '--colormap', palette, '--range', '0,7', ...args];
    expect(await run(...all)).toMatchObject({ code: 0, err: '' });
    const hex = (await sharp(out).removeAlpha().raw().toBuffer()).toString('hex');
    return hex.match(/.{12}/g)!.map((row) => row.slice(0, 6));
  };
  expect(await drawn()).toEqual(colors);
  // What is on an edge is in the band that begins there.
  expect(await drawn('--invert')).toEqual([...colors].reverse());
});

describe('errors', () => {
  test.each([
    ['no command', []],
    ['an unknown one', ['explode']],
    ['an unknown option', ['list', '--colour']],
    ['a missing argument', ['export', '1']],
    ['a bad number', ['export', '1', '--out', 'x.png', '--height', 'tall']],
    ['a bad choice', ['import', 'x.csv', '--interpolation', 'cubist']],
    ['an ending nobody knows', ['export', '1', '--out', 'x.gif']],
    ['a quality that no JPEG has', ['export', '1', '--out', 'x.jpg', '--quality', '0']],
    ['an id that is none', ['export', 'one', '--out', 'x.png']],
    ['a width out of bounds', ['import', 'x.csv', '--width', '1']],
    ['a port that cannot be', ['serve', '--port', '99999']],
    ['a printed scale and a height', ['export', '1', '--out', 'x.png', '--scale', '20', '--height', '9']],
    ['a range upside down', ['export', '1', '--out', 'x.png', '--range', '5,1']],
  ])('%s is wrong usage: exit 2', async (_, args) => {
    const data = ['--data', temporaryDir()];
    const { code, out, err } = await run(...args, ...(args.length > 0 ? data : []));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/\w/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a value out of bounds is told by the name of its option', async () => {
    const { err } = await run('export', '1', '--out', 'x.png', '--height', '0', '--data', temporaryDir());
    expect(err).toMatch(/^stratascope: --height: /);
  });

  test('a file where the library’s folder should be', async () => {
    const { code, err } = await run('list', '--data', writeCsv(1, 2));
    expect(code).toBe(1);
    expect(err).toMatch(/^stratascope: Expected a folder for the library/);
  });

  test('wrong usage as JSON', async () => {
    const { code, err } = await run('import', 'x.csv', '--width', 'wide', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({
      error: { code: 'usage', message: expect.stringContaining('wide') as string },
    });
  });

  test.each([
    ['a file that is not there', ['import', 'nowhere.csv'], /nowhere\.csv/],
    ['an image that is not there', ['export', '7', '--out', 'x.png'], /Image with id 7 not found/],
    ['removing one', ['remove', '7'], /Image with id 7 not found/],
  ])('%s: exit 1', async (_, args, message) => {
    const { code, out, err } = await run(...args, '--data', temporaryDir());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
  });

  test('a log is described, and can be turned only where it goes all around', async () => {
    const data = temporaryDir();
    await run('import', writeCsv(20, 8), '--data', data);
    const turned = ['export', '1', '--out', path.join(data, 'x.png'), '--azimuth-offset', '90', '--data', data];
    const refused = await run(...turned);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(
      /--azimuth-offset expected .* but a log is of plain columns.*describe 1 --geometry north/,
    );

    const described = await run('describe', '1', '--geometry', 'north', '--name', 'Well A', '--data', data, '--json');
    expect(JSON.parse(described.out)).toEqual({
      id: 1,
      name: 'Well A',
      geometry: 'north',
      depthReference: 'unknown',
      depthUnit: 'm',
    });
    expect((await run(...turned)).code).toBe(0);
    for (const wrong of [[], ['--geometry', 'south'], ['--name', ' '], ['--depth-unit', 'cm']])
      expect((await run('describe', '1', ...wrong, '--data', data)).code, wrong.join(' ')).toBe(2);
    expect((await run('describe', '7', '--name', 'x', '--data', data)).code).toBe(1);
  });

  test('the common options may come first', async () => {
    const data = temporaryDir();
    expect(await run('--json', '--data', data, 'list')).toMatchObject({ code: 0, out: '[]\n' });
    expect(fs.readdirSync(data)).toContain('library.sqlite');
  });

  test('help and version', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, out: '0.1.0\n' });
    expect((await run('--help')).out).toMatch(/import .*list .*export .*remove .*serve/s);
    expect((await run('import', '--help')).out).toContain('import CSV and LAS files (plain, .gz or .zip)');
    const exporting = await run('export', '--help');
    expect(exporting).toMatchObject({ code: 0, err: '' });
    expect(exporting.out).toMatch(/--out <file> +target: \.jpg, \.png or \.csv; or \.strata, the whole\n/);
    expect(exporting.out).toMatch(/--quality <1-100> +JPEG quality\n/);
  });
});

test('Ctrl+C during an import leaves nothing behind', async () => {
  const data = temporaryDir();
  const { child, ended } = start(['import', writeCsv(60_000, 100), '--data', data]);
  const folder = path.join(data, 'library');
  const sizes = (): number[] => fs.readdirSync(folder).map((name) => fs.statSync(path.join(folder, name)).size);
  while (!fs.existsSync(folder) || Math.max(0, ...sizes()) < 5e6)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  // The terminal and npm each send one; an impatient user more. None may cut the clean-up short.
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGINT'), 5);
  expect(await ended).toMatchObject({ code: 1, out: '', err: 'stratascope: Cancelled\n' });
  expect((await run('list', '--data', data, '--json')).out).toBe('[]\n');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('serve prints its link, imports what it is given, and stops when asked', async () => {
  const data = temporaryDir();
  const { child, ended } = start(['serve', writeCsv(30, 5), '--port', '0', '--data', data, '--json']);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
  for (;;) if ((await run('list', '--data', data, '--json')).out !== '[]\n') break;
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, err: '' });
});
