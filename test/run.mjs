// `npm test`: types, lint, imports, unused code, and all tests, with one summary line at the end.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  ensureBuilt,
  ensureInstalled,
  node24,
  orExplain,
  root,
  runTool,
  toolEnv,
} from '../resources/scripts/set-up.mjs';

orExplain(async () => {
  ensureInstalled();
  ensureBuilt();
  const chromium = ensureChromium();
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-test-'));
  const results = [
    // Beside each other: each of them takes one processor.
    ...(await Promise.all([
      check('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
      check('lint', 'eslint/bin/eslint.js', ['.']),
      check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
      check('imports', 'dependency-cruiser/bin/dependency-cruiser.mjs', ['electron', 'renderer', 'shared']),
      check('unused', 'knip/bin/knip.js', []),
    ])),
    unitTests(path.join(reports, 'unit.json'), chromium),
    endToEndTests(path.join(reports, 'e2e.json'), chromium),
  ];
  fs.rmSync(reports, { recursive: true, force: true });

  console.log('');
  for (const { name, passed, failed, skipped } of results) {
    console.log(`${name.padEnd(28)} ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
  if (process.env.STRATASCOPE_TEST_POSTGRES === 'off') {
    console.log('PostgreSQL: NOT TESTED, as STRATASCOPE_TEST_POSTGRES=off asks; its tests are among the skipped');
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log('');
  console.log(`tests: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
});

/** What it says is printed when it is done. */
function check(name, script, args) {
  return new Promise((done, failed) => {
    const said = [];
    const child = spawn(node24, [path.join(root, 'node_modules', script), ...args], { cwd: root, env: toolEnv() });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.on('error', failed);
    child.on('close', (code) => {
      console.log(`\n== ${name}\n${Buffer.concat(said).toString()}`);
      done({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
    });
  });
}

function unitTests(report, chromium) {
  console.log('\n== unit and integration tests');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = runTool('vitest/vitest.mjs', ['run', '--config', 'test/vitest.config.ts', ...reporters], {
    // The benchmarks drag a picture in it.
    env: { ...toolEnv(), STRATASCOPE_CHROMIUM: chromium },
  });
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = readReport(report);
  return count('unit and integration', code, numPassedTests, numFailedTests, numPendingTests);
}

function endToEndTests(report, chromium) {
  console.log('\n== end-to-end tests');
  const code = runTool(
    '@playwright/test/cli.js',
    ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    { env: { ...toolEnv(), STRATASCOPE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = readReport(report).stats ?? {};
  return count('end-to-end', code, expected + flaky, unexpected, skipped);
}

/** A runner that fails without a failed test, or runs none, has failed all the same. */
function count(name, code, passed, failed, skipped) {
  const broken = (code !== 0 && failed === 0) || passed + failed === 0;
  return { name, passed, failed: broken ? failed + 1 : failed, skipped };
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

/** The end-to-end tests' browser: one that is here, else Debian's package (as root), else Playwright's download. */
function ensureChromium() {
  const there = findChromium();
  if (there) return there;
  console.log('Installing Chromium for the end-to-end tests (once)…');
  const debian =
    process.platform === 'linux' && process.getuid() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debian) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  } else runTool('@playwright/test/cli.js', ['install', 'chromium']);
  const installed = findChromium();
  if (!installed)
    throw new Error('No Chromium could be found or installed; set STRATASCOPE_CHROMIUM to the path of one');
  return installed;
}

function findChromium() {
  const ask = "console.log(require('playwright').chromium.executablePath())";
  const playwrights = spawnSync(node24, ['-e', ask], { cwd: root, encoding: 'utf8' }).stdout.trim();
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((dir) => names.map((name) => path.join(dir, name)));
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [process.env.STRATASCOPE_CHROMIUM, playwrights, ...onPath, mac].find((file) => file && fs.existsSync(file));
}
