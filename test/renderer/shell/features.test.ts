// Tests that features name those they need, without circles, and that nothing around them names a feature.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Feature } from '../../../renderer/commands/feature.ts';
import { DIALOGS } from '../../../renderer/shell/Dialogs.tsx';
import { FEATURES } from '../../../renderer/shell/features.ts';

const RENDERER = new URL('../../../renderer/', import.meta.url).pathname;

function sources(folder: string): string[] {
  const names = fs.readdirSync(path.join(RENDERER, folder)).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => path.join(folder, name));
}

/** The rooms whose files a file imports. */
function roomsOf(file: string): string[] {
  const text = fs.readFileSync(path.join(RENDERER, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(([, specifier]) => {
    const [room, ...rest] = path.join(path.dirname(file), specifier!).split(path.sep);
    return rest.length > 0 && room !== '..' ? [room!] : [];
  });
}

/** In commands/ the file of that name says what a feature is. */
const rooms = fs
  .readdirSync(RENDERER)
  .filter((room) => room !== 'commands' && fs.existsSync(path.join(RENDERER, room, 'feature.ts')));
const needed = new Map(
  rooms.map((room) => {
    const others = new Set(sources(room).flatMap(roomsOf));
    return [room, rooms.filter((other) => other !== room && others.has(other))] as const;
  }),
);

test('every feature is listed, and needs what its room imports', async () => {
  const listed = new Map<string, readonly string[]>();
  for (const room of rooms) {
    const module = (await import(/* @vite-ignore */ path.join(RENDERER, room, 'feature.ts'))) as object;
    const [feature] = Object.values(module) as Feature[];
    expect(FEATURES, room).toContain(feature);
    listed.set(room, [...feature!.needs].sort());
  }
  expect(rooms.length).toBe(FEATURES.length);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries([...needed].map(([room, others]) => [room, [...others].sort()])),
  );
});

test('none needs itself by a detour', () => {
  const left = new Map(needed);
  for (;;) {
    const free = [...left].filter(([, others]) => others.every((other) => !left.has(other)));
    if (free.length === 0) break;
    for (const [room] of free) left.delete(room);
  }
  expect([...left.keys()]).toEqual([]);
});

test('the window around them names none', () => {
  const around = ['App.tsx', 'session.ts', 'main.tsx', ...sources('shell')].filter(
    (file) => file !== path.join('shell', 'features.ts'),
  );
  expect(around.length).toBeGreaterThan(15);
  const named = around.flatMap((file) =>
    roomsOf(file).flatMap((room) => (rooms.includes(room) ? [`${file}: ${room}`] : [])),
  );
  // The stage stands on the depth axis and hands input to the tools: what these are made of lies in two of the rooms.
  expect([...new Set(named)].sort()).toEqual(['shell/Stage.tsx: axes', 'shell/Stage.tsx: gestures']);
});

test('two of a kind are told apart: dialogs by name, palette entries by feature', () => {
  const names = DIALOGS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const texts = rooms
    .concat('shell', 'state')
    .flatMap(sources)
    .map((file) => fs.readFileSync(path.join(RENDERER, file), 'utf8'));
  const opened = texts.flatMap((text) =>
    [...text.matchAll(/open(?:Dialog|Prompt)\('([^']+)'\)/g)].map(([, name]) => name!),
  );
  expect(new Set(opened), 'every dialog is opened somewhere, and nothing else').toEqual(new Set(names));
});
