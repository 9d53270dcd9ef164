// In: every import of the sources. Out: the layers hold: who may know of whom.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const files = ['electron', 'renderer', 'shared'].flatMap((dir) =>
  fs
    .readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.posix.join(dir, name.replaceAll('\\', '/'))),
);

/** [file, what it imports]: project files from the root, packages by name. */
const imports = files.flatMap((file) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => {
    const target = specifier!.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier!) : specifier!;
    return [file, target] as const;
  }),
);

function offenders(who: RegExp, mayNot: RegExp): string[] {
  expect(
    files.some((file) => who.test(file)),
    `no file matches ${who}`,
  ).toBe(true);
  return imports
    .filter(([file, target]) => who.test(file) && mayNot.test(target))
    .map(([file, target]) => `${file} -> ${target}`);
}

test('the imports were read', () => {
  expect(imports.length).toBeGreaterThan(150);
  expect(imports).toContainEqual(['electron/engine/frame/raster.ts', 'electron/engine/tiles/tile.ts']);
});

test("only the desktop's own files import electron", () => {
  const allowed = /^electron\/(main|desktop\/[a-z-]+)\.ts$/;
  expect(imports.filter(([file, target]) => target === 'electron' && !allowed.test(file))).toEqual([]);
});

test.each([
  [
    'the engine knows no host',
    /^electron\/engine\//,
    /^(electron|fastify|commander)$|^electron\/(?!engine\/)|^renderer\//,
  ],
  [
    'shared is of both sides and knows neither',
    /^shared\//,
    /^(electron|renderer)\/|^(node:|electron$|react|sharp|better-sqlite3|pg$)/,
  ],
  [
    'the renderer runs in a page',
    /^renderer\//,
    /^electron(\/|$)|^node:|^(sharp|better-sqlite3|pg$|csv-parse|fastify)/,
  ],
  [
    'the import is handed a sink',
    /^electron\/engine\/import\//,
    /engine\/(store\/(?!image-store)|frame|export)|better-sqlite3|^pg$/,
  ],
  ['a frame is handed a source', /^electron\/engine\/frame\//, /engine\/(store|import|export)\/|better-sqlite3|^pg$/],
  ['only the store speaks SQL', /^electron\/(?!engine\/store\/)|^renderer\/|^shared\//, /^(better-sqlite3|pg)$/],
  [
    'the store knows neither files nor pictures',
    /^electron\/engine\/store\//,
    /engine\/(import|frame|export)\/|^(sharp|csv-parse)$/,
  ],
  ['HTTP knows no database', /^electron\/http\//, /engine\/(store|import|frame|export)\//],
])('%s', (_, who, mayNot) => {
  expect(offenders(who, mayNot)).toEqual([]);
});
