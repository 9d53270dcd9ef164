// How unit, integration and component tests run: from the sources, on real files, in a real Chromium.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { findHosts } from './e2e/find-hosts.ts';

findHosts();

const WITH_POSTGRES = [
  ...['test/cli/replica.test.ts', 'test/cli/store.test.ts'],
  ...['test/engine/store/library-0.1.test.ts', 'test/engine/store/library-choice.test.ts'],
  ...['test/engine/store/postgres-store.test.ts', 'test/engine/workers/copy-log.test.ts'],
  'test/engine/workers/log-file.test.ts',
];
/** They put others in the place of modules, or something of their own in the place of what the page's modules find and keep. */
const ISOLATED = [
  ...['bookmarks', 'colormap-library', 'history', 'http-bridge', 'look', 'own-imports', 'palette-entries'],
  ...['picture-painter', 'screen-scale', 'session', 'settings', 'window-values'],
];
/** The modules of all others keep nothing between two tests: files need no process of their own, which takes longer than most. */
const STATELESS = [`test/{engine,fuzz,renderer,shared}/**/!(${ISOLATED.join('|')}).test.ts`, 'test/http/*.test.ts'];
/** Ends what hangs; a test that starts programs takes several times as long on a busy machine. */
const ON_NODE = {
  ...{ pool: 'forks' as const, testTimeout: 180_000, hookTimeout: 180_000 },
  // Node reads TypeScript by WebAssembly, in each thread anew, and V8 meets a race when threads end while others compile
  // what calls JavaScript from there: "Check failed: jit_page.has_value()", https://github.com/nodejs/node/issues/64500.
  // So nothing of the kind is compiled here. What is built holds no TypeScript.
  execArgv: ['--wasm-wrapper-tiering-budget=2147483647'],
};

/** Of a minute or more each. One that is begun last, as of a first run the small files are, leaves the other processors idle. */
const LONG = [
  'bench/bench.test.ts',
  'cli/cli.test.ts',
  'toy/toy.test.ts',
  'fuzz/tables.test.ts',
  'import/segments.test.ts',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((name) => moduleId.endsWith(`/${name}`));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: ['test/fixtures/built.mjs'],
    // By itself it leaves one processor idle; many tests wait for a program they have started.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          ...ON_NODE,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...WITH_POSTGRES, ...STATELESS],
        },
      },
      {
        extends: true,
        test: {
          ...ON_NODE,
          name: 'stateless',
          include: STATELESS,
          exclude: WITH_POSTGRES,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...ON_NODE,
          name: 'postgres',
          include: WITH_POSTGRES,
          // One for all of them.
          globalSetup: ['test/fixtures/postgres-server.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        // Found beforehand: one that is met in the middle of the run loads the page again.
        optimizeDeps: { entries: ['renderer/main.tsx', 'test/components/**/*.tsx'] },
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          // One page, into which the viewer is loaded once; `mount` begins each test anew.
          isolate: false,
          globalSetup: ['test/components/engine-formats.ts'],
          setupFiles: ['test/components/page-styles.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: { executablePath: process.env['STRATASCOPE_CHROMIUM']! } }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1280, height: 820 },
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
