// The build of dist/: the page, the Node programs and the preload script, each as its host needs them.
import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { buildKernel } from './resources/scripts/build-kernel.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// What every start loads, in one file each instead of hundreds: a fraction of the time. The other dependencies are native,
// have files of their own to serve or are loaded later; the package ships them as they are.
const BUNDLED = ['commander', 'csv-parse', 'culori', 'fastify-type-provider-zod', 'pino-roll', 'zod'];
const shipped = Object.keys(manifest.dependencies).filter((name) => !BUNDLED.includes(name));
const names = ['electron', ...shipped, ...builtinModules];
const external = [/^node:/, ...names.map((name) => new RegExp(`^${name}(/|$)`))];

export default defineConfig({
  root: at('renderer'),
  // The page lives at app://viewer/ on the desktop and at any address in a browser.
  base: './',
  publicDir: false,
  plugins: [react()],
  // `DepthSlider__thumb`: a name that says where it is from, the same in each build. No two modules have one file name.
  css: { modules: { generateScopedName: (local, file) => `${path.basename(file).split('.')[0]}__${local}` } },
  environments: {
    // buildApp empties dist/ once, for all of them.
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: false,
        target: 'chrome140',
        modulePreload: { polyfill: false },
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: names },
      build: {
        outDir: at('dist'),
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: at('electron/main.ts'),
            cli: at('electron/cli.ts'),
            // Beside the others, because each names it as ./worker.js.
            worker: at('electron/engine/workers/worker.ts'),
            'segment-worker': at('electron/engine/import/segments/segment-worker.ts'),
          },
          external,
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      build: {
        outDir: at('dist'),
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          input: { preload: at('electron/desktop/preload.ts') },
          external: ['electron'],
          // A sandboxed preload script cannot be an ES module, nor require files of its own.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    buildApp: async (builder) => {
      buildKernel();
      rmSync(at('dist'), { recursive: true, force: true });
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
});
