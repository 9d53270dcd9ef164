// `npm test`: the checks, and all tests, with one summary line at the end.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  cachingEnv,
  ensureBuilt,
  ensureInstalled,
  node24,
  orExplain,
  root,
  runTool,
} from '../resources/scripts/set-up.mjs';
import { runChecks } from './checks.mjs';
import { failedEndToEndTests, failedUnitTests } from './failed-tests.mjs';

orExplain(async () => {
  ensureInstalled();
  ensureBuilt();
  const chromium = ensureChromium();
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-test-'));
  const results = [
    ...(await runChecks()).map(({ name, passed }) => ({ name, passed: +passed, failed: +!passed, skipped: 0 })),
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
  if (spawnSync('nginx', ['-v']).status !== 0) {
    console.log(
      'A replica behind a proxy: NOT TESTED, as there is no nginx on the PATH; its tests are among the skipped',
    );
  }
  // Above, a failure may be thousands of lines away.
  for (const failure of results.flatMap(({ failures = [] }) => failures)) console.log(`\n${failure}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log('');
  console.log(`tests: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
});

function unitTests(report, chromium) {
  console.log('\n== unit, integration and component tests');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = runTool('vitest/vitest.mjs', ['run', '--config', 'test/vitest.config.ts', ...reporters], {
    // Components are tested in it, and the benchmarks drag a picture.
    env: { ...cachingEnv(), STRATASCOPE_CHROMIUM: chromium },
  });
  const told = readReport(report);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = told;
  const counted = count('unit, integration, component', code, numPassedTests, numFailedTests, numPendingTests);
  return { ...counted, failures: failedUnitTests(told, root) };
}

function endToEndTests(report, chromium) {
  console.log('\n== end-to-end tests');
  const code = runTool(
    '@playwright/test/cli.js',
    ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    { env: { ...cachingEnv(), STRATASCOPE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  const told = readReport(report);
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = told.stats ?? {};
  const counted = count('end-to-end', code, expected + flaky, unexpected, skipped);
  return { ...counted, failures: failedEndToEndTests(told) };
}

/** A runner that fails without a failed test, or runs none, has failed all the same. */
function count(name, code, passed, failed, skipped) {
  const broken = (code !== 0 && failed === 0) || passed + failed === 0;
  return { name, passed, failed: broken ? failed + 1 : failed, skipped };
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

/** Chromium without a window's furniture: it starts and draws in half the time of one that only hides its windows. */
const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell';

/** The tests' browser: one that is here, else Debian's package (as root), else Playwright's download. */
function ensureChromium() {
  const there = findChromium();
  const debian =
    process.platform === 'linux' && process.getuid() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  // On Debian a whole Chromium is not enough: the tests would take half as long again.
  if (there && (!debian || isHeadlessShell(there) || process.env.STRATASCOPE_CHROMIUM)) return there;
  console.log('Installing Chromium for the tests (once)…');
  if (debian) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-dejavu-core');
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
  const places = [process.env.STRATASCOPE_CHROMIUM, HEADLESS_SHELL, playwrights, ...onPath, mac];
  return places.find((file) => file && fs.existsSync(file));
}

function isHeadlessShell(file) {
  return /headless.shell/.test(path.basename(file));
}
