// Tests that the end of `npm test` names what failed, on reports that the real Vitest and Playwright write.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDir } from './fixtures/temporary-dir.ts';

const script = new URL('failed-tests.mjs', import.meta.url);
const { failedUnitTests, failedEndToEndTests } = (await import(/* @vite-ignore */ script.href)) as {
  failedUnitTests: (report: unknown, root: string) => string[];
  failedEndToEndTests: (report: unknown) => string[];
};
const MODULES = path.resolve('node_modules');

const TESTS = `
  test.describe('of two', () => {
    test('one differs', () => expect([1, 2]).toEqual([1, 3]));
    test('one is equal', () => undefined);
  });`;
/** Each starts a runner or two. */
const LIMIT_MS = 180_000;
/** Playwright runs no test at all where a file cannot be loaded. */
const LOST = "import './nowhere.mjs';";

function reportOf(runner: string, args: readonly string[], files: Readonly<Record<string, string>>) {
  const root = fs.realpathSync(temporaryDir());
  fs.symlinkSync(MODULES, path.join(root, 'node_modules'));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(root, name), text);
  const file = path.join(root, 'report.json');
  // Neither is to take itself for a part of the run that this test belongs to.
  const ours = /^(VITEST|TEST|PLAYWRIGHT|NODE_OPTIONS)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const command = [path.join(MODULES, runner), ...args, ...(runner.startsWith('vitest') ? ['--outputFile', file] : [])];
  spawnSync(process.execPath, command, { cwd: root, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  return { report: JSON.parse(fs.readFileSync(file, 'utf8')) as unknown, root };
}

test(
  'of Vitest: tests by file and name with what differs, and files that could not be loaded',
  () => {
    const { report, root } = reportOf('vitest/vitest.mjs', ['run', '--reporter=json'], {
      'sums.test.mjs': `import { expect, test } from 'vitest';${TESTS}`,
      'lost.test.mjs': LOST,
    });
    const failures = failedUnitTests(report, root).sort();
    expect(failures).toHaveLength(2);
    expect(failures[0]).toMatch(/^FAILED lost\.test\.mjs\n {2}.*nowhere\.mjs/);
    expect(failures[1]).toMatch(
      /^FAILED sums\.test\.mjs > of two one differs\n {2}AssertionError: expected \[ 1, 2 \] to deeply equal \[ 1, 3 \]$/,
    );
  },
  LIMIT_MS,
);

test(
  'of Playwright: the same, by project and without colours',
  () => {
    const args = ['test', '--reporter=json'];
    const sums = reportOf('@playwright/test/cli.js', args, {
      'playwright.config.mjs': "export default { projects: [{ name: 'browser' }] };",
      'sums.spec.mjs': `import { expect, test } from '@playwright/test';${TESTS}`,
    });
    const [failure, ...others] = failedEndToEndTests(sums.report);
    expect(others).toEqual([]);
    expect(failure?.split('\n')).toEqual([
      'FAILED [browser] sums.spec.mjs > of two > one differs',
      '  Error: expect(received).toEqual(expected) // deep equality',
      '  - Expected  - 1',
      '  + Received  + 1',
      '    Array [',
      '      1,',
      '  -   3,',
      '  +   2,',
      '    ]',
    ]);
    const lost = reportOf('@playwright/test/cli.js', args, { 'lost.spec.mjs': LOST });
    expect(failedEndToEndTests(lost.report)[0]).toMatch(/^FAILED end-to-end, outside of a test\n {2}.*nowhere\.mjs/);
  },
  LIMIT_MS,
);
