// Compiles the import kernel from AssemblyScript to the bytes that the engine loads, when its sources have changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MOST_PAGES } from '../../electron/engine/import/kernel/kernel-memory.ts';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = 'electron/engine/import/kernel/assembly';
const TARGET = path.join(root, 'electron/engine/import/kernel/kernel-code.ts');

// No garbage collector and no checks of indices, as memory is laid out once; an abort would have nobody to tell.
const FLAGS = [
  ...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='],
  // Functions hand vectors to each other, never to JavaScript.
  ...['--importMemory', '--maximumMemory', String(MOST_PAGES), '--disableWarning', '112'],
];

/** Writes kernel-code.ts anew if it is of other sources. */
export function buildKernel(): void {
  const before = fs.existsSync(TARGET) ? fs.readFileSync(TARGET, 'utf8') : '';
  if (!before.includes(digestOfSources())) fs.writeFileSync(TARGET, kernelCode());
}

/** What kernel-code.ts should hold. */
export function kernelCode(): string {
  const dir = fs.mkdtempSync(path.join(tmpdir(), 'stratascope-kernel-'));
  try {
    const file = path.join(dir, 'kernel.wasm');
    const compiler = 'node_modules/assemblyscript/bin/asc.js';
    // It says on stderr what does not compile.
    execFileSync(process.execPath, [compiler, `${SOURCES}/index.ts`, ...FLAGS, '--outFile', file], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return [
      '// The import kernel as WebAssembly, written by resources/scripts/build-kernel.ts when its sources have changed.',
      `// Sources: sha256 ${digestOfSources()}`,
      `export const KERNEL_CODE =\n  '${fs.readFileSync(file).toString('base64')}';`,
      '',
    ].join('\n');
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
}

/** Of the compiler, its flags and all files that it compiles. */
function digestOfSources(): string {
  const hash = createHash('sha256').update(`${manifest.devDependencies.assemblyscript} ${FLAGS.join(' ')}`);
  for (const name of fs.readdirSync(path.join(root, SOURCES)).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(fs.readFileSync(path.join(root, SOURCES, name)));
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildKernel();
