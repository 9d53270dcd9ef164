// Checks what is kept by hand: that documents name what is there, and that code files say what they are for.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../electron/cli/program.ts';
import { LIMITS } from '../electron/http/limits.ts';
import packageJson from '../package.json' with { type: 'json' };
import { startApi } from './http/api-fixture.ts';

const DOCS = 'resources/docs';
const pages = ['*.md', '.github/**/*.md', 'resources/**/*.md', 'test/**/*.md'].flatMap((pattern) =>
  fs.globSync(pattern).map((file) => file.replaceAll('\\', '/')),
);
const read = (file: string): string => fs.readFileSync(file, 'utf8');

const fileOf = ({ parentPath, name }: fs.Dirent): string => path.posix.join(parentPath.replaceAll('\\', '/'), name);

/** The first line of a code file, after a `#!` or a doctype; undefined for other files. */
function headOf(file: string): string | undefined {
  const [first = '', second = ''] = read(file).split('\n', 2);
  if (/^(#!|<!doctype)/.test(first)) return second;
  return /\.(ts|tsx|mjs|js|css|py)$/.test(file) ? first : undefined;
}

/** Code between backticks, blocks apart. */
const codeSpans = (text: string): string[] =>
  [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

/** [text, target] of its links to files of the project, from the root; pictures too. */
function linksOf(page: string): (readonly [string, string])[] {
  return [...read(page).matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)]
    .map(([, text, target]) => [text!, target!] as const)
    .filter(([, target]) => !/^[a-z]+:/.test(target))
    .map(([text, target]) => [text, path.posix.join(path.posix.dirname(page), target)] as const);
}

/** As GitHub makes them of headings. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

test('the documents were found', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']));
  expect(pages.filter((page) => page.startsWith(`${DOCS}/`)).length).toBeGreaterThan(12);
});

test('every code file begins with a comment of at most 120 characters, which says what it is for', () => {
  const code = ['*.{js,mjs,ts}', '.*.mjs', '.ci/*', '{electron,renderer,shared,resources,test}/**'].flatMap((pattern) =>
    fs.globSync(pattern, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [fileOf(entry)] : [])),
  );
  const heads = code.map((file) => [file, headOf(file)] as const).filter(([, head]) => head !== undefined);
  expect(heads.length).toBeGreaterThan(600);
  const wrong = heads.filter(([, head]) => !/^(\/\/ |\/\* |# |"""|<!-- )\S/.test(head!) || head!.length > 120);
  expect(wrong).toEqual([]);
});

test('the README is short', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(130);
});

test('every page of the documents is linked from the README or the architecture', () => {
  const linked = ['README.md', `${DOCS}/architecture.md`].flatMap((page) => linksOf(page).map(([, target]) => target));
  expect(pages.filter((page) => page.startsWith(`${DOCS}/`) && !linked.includes(page))).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  test('its links lead somewhere', () => {
    const broken = linksOf(page).filter(([, target]) => {
      const [file = '', anchor] = target.split('#');
      const to = file.endsWith('/') ? file.slice(0, -1) : file;
      if (!fs.existsSync(to)) return true;
      return anchor !== undefined && !anchorsOf(to).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('the files and folders it names are there', () => {
    const named = codeSpans(read(page)).filter((code) =>
      /^(electron|renderer|shared|resources|test|\.github)\/[\w./-]*$/.test(code),
    );
    expect(named.filter((file) => !fs.existsSync(file))).toEqual([]);
  });

  test('the scripts it names are there', () => {
    const scripts = [...read(page).matchAll(/\bnpm run ([\w:]+)/g)].map(([, script]) => script!);
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
  });
});

describe('the life of a frame', () => {
  const page = `${DOCS}/life-of-a-frame.md`;
  const steps = linksOf(page).filter(([text]) => text.startsWith('`'));

  test('names some forty functions', () => {
    expect(steps.length).toBeGreaterThan(40);
  });

  test.each(steps)('%s is defined in %s', (text, file) => {
    const [owner = '', member] = text.slice(1, -1).split('.');
    const source = read(file);
    expect(source).toMatch(
      new RegExp(`^(export )?(async )?(function\\*?|class|const|interface|type) ${owner}\\b`, 'm'),
    );
    if (member !== undefined) expect(source).toMatch(new RegExp(`^ +(async )?\\*?${member}[(<]`, 'm'));
  });

  test('names none without saying where it is', () => {
    const linked = steps.map(([text]) => text.slice(1, -1));
    const names = codeSpans(read(page)).filter((code) => /^[\w$]+(\.[\w$]+)?$/.test(code));
    expect(names.filter((name) => !linked.includes(name))).toEqual([]);
  });
});

test('the architecture names every room, and no other', () => {
  const named = [...read(`${DOCS}/architecture.md`).matchAll(/^\| `([^`]+)`/gm)].map(([, room]) => room!);
  const folders = ['electron', 'renderer', 'shared'].flatMap((top) =>
    fs
      .readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)),
  );
  // Its own files are told of in a sentence.
  expect(named.toSorted()).toEqual(folders.filter((folder) => folder !== 'electron/engine').toSorted());
});

describe('the command line', () => {
  const usage = /```\n(stratascope [\s\S]*?)```/.exec(read(`${DOCS}/command-line.md`))![1]!;
  const [commands = '', common = ''] = usage.split(/^common:/m);
  const options = (text: string): string[] => [...new Set(text.match(/--[a-z][a-z-]*/g))].toSorted();
  async function help(...args: string[]): Promise<string> {
    const said: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    try {
      await main([...args, '--help'], { workerUrl: new URL(import.meta.url), rendererDir: '', sampleFile: '' });
    } finally {
      spy.mockRestore();
    }
    return said.join('');
  }
  /** Options stand at the beginning of a line, or behind a short one; elsewhere they are mentioned. */
  const offered = (text: string): string[] =>
    options([...text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option).join(' '));
  const documented = commands
    .split(/^stratascope /m)
    .slice(1)
    .map((command) => [command.split(/\s/, 1)[0]!, options(command)] as const);

  test('has these commands', async () => {
    const listed = [...(await help()).matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, command]) => command);
    expect(documented.map(([command]) => command)).toEqual(listed);
    expect(options(common)).toEqual([...new Set([...offered(await help()), '--help'])].toSorted());
  });

  test.each(documented)('%s takes these options', async (command, named) => {
    expect(named).toEqual(offered(await help(command)).filter((option) => !options(common).includes(option)));
  });
});

test('the workflow installs the servers that tests start, and CONTRIBUTING names them', () => {
  const installs = [...read('.github/workflows/test.yml').matchAll(/(?:apt-get|brew) install (.*)/g)].map(
    ([, what]) => what,
  );
  expect(installs).toHaveLength(2);
  for (const install of installs) expect(install).toMatch(/nginx.*postgresql/);
  expect(read('CONTRIBUTING.md')).toMatch(/Tests want a Chromium, a PostgreSQL and an nginx/);
});

test('the HTTP API has the limits that its page states', () => {
  const [, table = ''] = read(`${DOCS}/http-api.md`).split('\n## Limits\n');
  const stated = [...table.matchAll(/^\|[^|]+\| +(\d[^|]*?) \|/gm)].map(([, limit]) => limit);
  const spelled = (name: string, limit: number): string =>
    name.endsWith('Ms') ? `${limit / 1000} s` : name.endsWith('Bytes') ? spelledBytes(limit) : String(limit);
  const spelledBytes = (bytes: number): string =>
    bytes < 1024 ** 2 ? `${bytes / 1024} KB` : `${bytes / 1024 ** 2} MB`;
  expect(stated).toEqual(Object.entries(LIMITS).map(([name, limit]) => spelled(name, limit)));
});

test('the HTTP API has the routes and parameters that its page names', async () => {
  const page = read(`${DOCS}/http-api.md`);
  const api = await startApi();
  try {
    const { paths } = JSON.parse((await api.get('/openapi.json')).body.toString()) as {
      paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
    };
    const routes = Object.entries(paths).flatMap(([route, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${route}`),
    );
    const named = [...page.matchAll(/^\| `([A-Z]+ \/[^`]*)`/gm)].map(([, route]) => route!);
    // One and the same with a slash at its end.
    expect(named.toSorted()).toEqual(routes.filter((route) => route !== 'GET /health/').toSorted());
    const parameters = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ parameters = [] }) => parameters.filter((parameter) => parameter.in === 'query'));
    expect(parameters.length).toBeGreaterThan(25);
    const spans = codeSpans(page);
    expect(parameters.map(({ name }) => name).filter((name) => !spans.includes(name))).toEqual([]);
  } finally {
    await api.close();
  }
});
