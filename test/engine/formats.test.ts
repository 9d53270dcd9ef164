// Tests that all that hosts offer and say of file formats comes from the two lists, and from nowhere else.
import fs from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addFormatOptions } from '../../electron/cli/format-options.ts';
import { EXPORTERS, exporterNamed } from '../../electron/engine/export/formats/exporters.ts';
import * as formats from '../../electron/engine/formats.ts';
import { PACKINGS, READABLE, READERS } from '../../electron/engine/import/readers/readable.ts';
import { LOG_FILE, logNameOf } from '../../shared/model/file-formats.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

test('what hosts offer and say', () => {
  expect(READABLE).toEqual({
    endings: ['csv', 'las', 'txt', 'tsv', 'tab', 'dat', 'asc', 'prn'],
    packedEndings: ['gz', 'zip'],
    mimes: [
      ...['text/csv', 'text/plain', 'text/tab-separated-values'],
      ...['application/gzip', 'application/zip', 'application/x-zip-compressed'],
    ],
  });
  expect([formats.READABLE_NAMES, formats.PACKED_ENDINGS, formats.UNNAMED_FILE]).toEqual([
    'CSV and LAS',
    '.gz or .zip',
    'upload.csv',
  ]);
  expect([formats.WRITABLE_ENDINGS, formats.TABLE_MIME]).toEqual(['.jpg, .png or .csv', 'text/csv']);
  expect(formats.FILE_FORMATS.write.map(({ name, ending }) => [name, ending])).toEqual([
    ['JPEG', 'jpg'],
    ['PNG', 'png'],
    ['Values as CSV', 'csv'],
  ]);
});

test('no two formats have an id or an ending of their own in common, and all are in lower case without a dot', () => {
  const reading = READERS.map(({ endings }) => endings[0]!);
  const writing = EXPORTERS.flatMap(formats.endingsOf);
  for (const names of [reading, writing, READERS.map(({ id }) => id), EXPORTERS.map(({ id }) => id)]) {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9]+$/.test(name))).toEqual([]);
  }
});

test.each([
  ['a.jpg', 'jpeg'],
  ['a.JPEG', 'jpeg'],
  ['a.csv.png', 'png'],
  ['a.b.csv', 'csv'],
  ['a.gif', undefined],
  ['jpg', undefined],
  ['.jpg', undefined],
])('%s is written by %s', (fileName, id) => {
  expect(formats.exporterOf(fileName)?.id).toBe(id);
});

test('a format that is none is refused with those there are', () => {
  expect(() => exporterNamed('gif')).toThrow('format: expected one of jpeg, png, csv but received "gif"');
});

test.each([
  ['img.csv', 'img'],
  ['img.csv.gz', 'img'],
  ['Well 7.TXT', 'Well 7'],
  ['a.las.GZ', 'a'],
  ['a.dat.zip', 'a'],
  // One of each at most.
  ['a.csv.txt', 'a.csv'],
  ['a.gz.gz', 'a.gz'],
  ['acsv', 'acsv'],
  ['.csv', '.csv'],
  [' .csv', '.csv'],
])('a log of %s is called %s', (fileName, name) => {
  expect(logNameOf(fileName, READABLE).trim()).toBe(name);
});

test('the desktop opens what the readers read: their own endings, and none that other programs have', () => {
  const builder = fs.readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');
  const associated = [...builder.matchAll(/^ {2}- ext: (\w+)$/gm)].map(([, ending]) => ending!);
  expect(associated.toSorted()).toEqual([LOG_FILE.ending, ...READERS.map(({ endings }) => endings[0]!)].toSorted());
});

describe('options that one format alone has', () => {
  const schema = z.object({
    quality: z.int().min(1).max(100).default(90).meta({ title: 'Quality', description: 'of it' }),
    gain: z.number().min(0.5).max(2).default(1).meta({ title: 'Gain', description: 'of the values' }),
    wrapLines: z.boolean().default(false).meta({ title: 'Lines', description: 'wrap them' }),
    paper: z.enum(['a4', 'roll']).default('roll').meta({ title: 'Paper', description: 'a4 or roll' }),
  });

  test('are told to the page as a form can show them', () => {
    expect(formats.optionsOf(schema)).toEqual({
      quality: { type: 'integer', minimum: 1, maximum: 100, default: 90, title: 'Quality', description: 'of it' },
      gain: { type: 'number', minimum: 0.5, maximum: 2, default: 1, title: 'Gain', description: 'of the values' },
      wrapLines: { type: 'boolean', default: false, title: 'Lines', description: 'wrap them' },
      paper: { type: 'string', enum: ['a4', 'roll'], default: 'roll', title: 'Paper', description: 'a4 or roll' },
    });
    expect(formats.FILE_FORMATS.write[0]!.options).toEqual({
      quality: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        default: 90,
        title: 'Quality',
        description: 'JPEG quality',
      },
    });
  });

  test('must be such that a form can show them', () => {
    expect(() => formats.optionsOf(z.object({ words: z.string() }))).toThrow(z.ZodError);
    expect(() => formats.optionsOf(z.object({ number: z.number().default(1) }))).toThrow(z.ZodError);
  });

  test('are flags of the command line, with their help', () => {
    const command = addFormatOptions(new Command(), formats.optionsOf(schema)).exitOverride();
    const parse = (...args: string[]): object => command.parse(args, { from: 'user' }).opts();
    expect(parse('--quality', '5', '--gain', '1.5', '--wrap-lines', '--paper', 'a4')).toEqual({
      ...{ quality: 5, gain: 1.5, wrapLines: true, paper: 'a4' },
    });
    command.configureOutput({ writeErr: () => undefined });
    expect(() => parse('--quality', '1.5')).toThrow('Expected a whole number');
    expect(() => parse('--paper', 'a5')).toThrow('Expected one of a4, roll');
    expect(command.helpInformation()).toMatch(/--quality <1-100> +of it\n.*--gain <0.5-2> +of the values/);
  });
});

describe('endings stand beside what reads and writes their files, and nowhere else', () => {
  const FORMAT_ROOMS = /^electron\/engine\/(import\/readers|export\/formats)\//;
  /** Colormaps come in files of their own formats. */
  const COLORMAP_ROOMS = /^(shared|renderer)\/colormaps\//;
  const endings = new Set(
    [...READERS, ...PACKINGS].flatMap((format) => format.endings).concat(EXPORTERS.flatMap(formats.endingsOf)),
  );
  const ids = new Set(EXPORTERS.map(({ id }) => id));
  /** What stands between columns, and a layout of values that is copied. */
  const otherMeanings = new Set(['tab', 'tsv']);
  const dotted = new RegExp(`\\.(\\(\\?:|\\()?(${[...endings].join('|')})\\b`, 'i');

  function literalsOf(source: string): string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) return;
      const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
      if (isText || ts.isRegularExpressionLiteral(node) || ts.isJsxText(node)) found.push(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('a.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
    return found;
  }

  /** A word alone may be the id of a format; the project's own files have names; `.cpt` is a colormap's. */
  function namesAnEnding(literal: string): boolean {
    if (/resources\/|\bcpt\b/.test(literal)) return false;
    return dotted.test(literal) || (endings.has(literal) && !ids.has(literal) && !otherMeanings.has(literal));
  }

  test('in a string, a template or a pattern it is found; an id and a path of our own are not', () => {
    const source = `const a = ['las', 'csv', '.txt', \`upload.csv\${b}\`, 'png', '../resources/sample.csv.gz', 'a.css',
      /\\.gz$/i, /\\.(csv|las)$/, '.cpt or .csv', '.pngs'];`;
    const found = literalsOf(source).filter(namesAnEnding);
    expect(found).toEqual(['las', '.txt', 'upload.csv', '/\\.gz$/i', '/\\.(csv|las)$/']);
  });

  test('of the sources none names one', () => {
    const files = ['electron', 'renderer', 'shared'].flatMap((dir) =>
      fs
        .readdirSync(path.join(ROOT, dir), { recursive: true, encoding: 'utf8' })
        .map((name) => path.posix.join(dir, name.replaceAll('\\', '/')))
        .filter((name) => /\.tsx?$/.test(name) && !FORMAT_ROOMS.test(name) && !COLORMAP_ROOMS.test(name)),
    );
    expect(files.length).toBeGreaterThan(200);
    // Only a file that has such a word anywhere is worth parsing.
    const word = new RegExp(`\\b(${[...endings].join('|')})\\b`, 'i');
    const offenders = files.flatMap((file) => {
      const source = fs.readFileSync(path.join(ROOT, file), 'utf8');
      const found = word.test(source) ? literalsOf(source).filter(namesAnEnding) : [];
      return found.map((literal) => `${file}: ${literal}`);
    });
    expect(offenders).toEqual([]);
  });
});
