// Who may import whom: for each room what it may import, and nothing else; no circles, type imports included.
// Another room or package is one word here, and a reason in the commit.

/** Rooms are folders; a room's line counts for the folders below it that have no line of their own. */
const ROOMS = {
  // What page and engine share: knows neither.
  shared: ['shared/axes', 'shared/colormaps', 'shared/model', 'shared/records', 'zod'],
  'shared/model': ['shared', 'shared/colormaps', 'zod'],
  'shared/axes': ['shared', 'shared/model'],
  'shared/records': ['shared', 'shared/axes', 'shared/model', 'zod'],
  'shared/colormaps': ['shared', 'shared/picture/tone.ts', 'zod', 'culori', 'fast-xml-parser'],
  'shared/picture': ['shared/axes', 'shared/colormaps', 'shared/model'],
  'shared/tiles': ['shared', 'shared/model'],
  'shared/raster': ['shared', 'shared/axes', 'shared/colormaps', 'shared/model', 'shared/picture', 'shared/tiles'],

  // The page, from the bottom up: a feature room imports the rooms before it in this list, as far as it says so.
  'renderer/controls': ['react', 'radix-ui', 'lucide-react'],
  'renderer/bridge': ['shared', 'shared/model', 'zod'],
  'renderer/state': page('controls', 'bridge'),
  'renderer/painting': [...page('bridge', 'state'), 'shared/raster', 'shared/tiles'],
  'renderer/commands': page('controls', 'bridge', 'state'),
  'renderer/axes': feature(),
  'renderer/colormaps': [...feature('axes'), 'shared/colormaps/files'],
  'renderer/reading': [...feature('axes', 'colormaps'), 'uplot'],
  'renderer/library': feature('axes'),
  'renderer/intake': feature('axes', 'library'),
  'renderer/gestures': feature('axes'),
  'renderer/settings': feature('axes'),
  'renderer/navigation': feature('axes', 'colormaps', 'gestures', 'painting'),
  'renderer/display': feature('axes', 'colormaps', 'reading'),
  'renderer/picture': feature('axes', 'colormaps', 'reading', 'gestures', 'navigation', 'painting'),
  'renderer/export': feature('axes', 'colormaps', 'picture'),
  'renderer/shell': [...page(), 'renderer/*', 'cmdk'],
  renderer: [...page(), 'renderer/*', 'react-dom'],

  // The engine: knows no host.
  'electron/engine/tiles': ['node', 'shared', 'shared/tiles'],
  'electron/engine/frame': ['shared/tiles', 'shared/raster', 'node', 'sharp', ...common()],
  'electron/engine/export': [
    ...[
      'electron/engine/tiles',
      'shared/tiles',
      'electron/engine/frame',
      'shared/raster',
      'electron/engine/disk-room.ts',
      'node',
      'zod',
      ...common(),
    ],
  ],
  'electron/engine/import/encoding': ['node', 'shared'],
  'electron/engine/import/tables': ['electron/engine/import/encoding', 'shared', 'shared/model'],
  'electron/engine/import/records': [
    ...['electron/engine/import/tables', 'electron/engine/import/build/built-segment.ts', 'node', 'csv-parse'],
    ...['shared', 'shared/model'],
  ],
  'electron/engine/import/las': [
    ...['electron/engine/import/encoding', 'electron/engine/import/tables', 'electron/engine/import/records'],
    ...['electron/engine/import/build/built-segment.ts', 'electron/engine/import/readers/log-reader.ts'],
    ...['shared', 'shared/model'],
  ],
  'electron/engine/import/readers': [
    ...['electron/engine/import/encoding', 'electron/engine/import/tables', 'electron/engine/import/records'],
    ...['electron/engine/import/las', 'electron/engine/import/build/built-segment.ts', 'node', 'yauzl'],
    ...['shared', 'shared/model'],
  ],
  'electron/engine/import/build': [
    ...[
      'electron/engine/tiles',
      'shared/tiles',
      'electron/engine/import/records',
      'electron/engine/store/image-store.ts',
    ],
    ...['shared', 'shared/model'],
  ],
  'electron/engine/import/kernel': [
    ...['electron/engine/tiles', 'shared/tiles', 'electron/engine/import/build', 'electron/engine/import/records'],
    ...['shared', 'shared/model'],
  ],
  'electron/engine/import/segments': [
    ...['electron/engine/tiles', 'shared/tiles', 'electron/engine/import/build', 'electron/engine/import/kernel'],
    ...['electron/engine/import/records', 'node', 'shared', 'shared/model'],
  ],
  'electron/engine/import/preview': [
    ...['electron/engine/tiles', 'shared/tiles', 'electron/engine/import/build', 'electron/engine/import/readers'],
    ...['electron/engine/import/records', 'electron/engine/import/tables', 'node', 'shared', 'shared/model'],
    ...['electron/engine/import/chosen-parts.ts', 'electron/engine/import/table-options.ts'],
  ],
  'electron/engine/import': [
    ...[
      'electron/engine/tiles',
      'shared/tiles',
      'electron/engine/import/*',
      'electron/engine/store/image-store.ts',
      'node',
    ],
    ...['shared', 'shared/model'],
  ],
  'electron/engine/store/strata': [
    ...['electron/engine/tiles', 'shared/tiles', 'electron/engine/disk-room.ts', 'electron/engine/own-files.ts'],
    ...['electron/engine/store/record-rows.ts', 'electron/engine/store/sqlite-errors.ts', 'node', 'better-sqlite3'],
    ...common(),
  ],
  'electron/engine/store': [
    'electron/engine/store/strata',
    'electron/engine/tiles',
    'shared/tiles',
    'electron/engine/data-dir.ts',
    'electron/engine/disk-room.ts',
    'electron/engine/own-files.ts',
    'node',
    'better-sqlite3',
    'pg',
    'zod',
    ...common(),
  ],
  'electron/engine/calls': [
    ...[
      'electron/engine/tiles',
      'shared/tiles',
      'electron/engine/frame',
      'shared/raster',
      'electron/engine/export',
      'electron/engine/store',
    ],
    ...['electron/engine/workers', 'node', 'zod', ...common()],
  ],
  'electron/engine/workers': [
    ...[
      'electron/engine/tiles',
      'shared/tiles',
      'electron/engine/frame',
      'shared/raster',
      'electron/engine/export',
      'electron/engine/import',
    ],
    ...['electron/engine/import/*', 'electron/engine/store', 'electron/engine/store/strata', 'electron/engine/calls'],
    ...['electron/engine/disk-room.ts', 'node', ...common()],
  ],
  'electron/engine': [
    ...[
      'electron/engine/workers',
      'electron/engine/store',
      'electron/engine/export',
      'electron/engine/calls',
      'node',
      'zod',
      ...common(),
    ],
    'electron/engine/import/readers/readable.ts',
  ],

  // The hosts.
  'electron/log': ['electron/engine', 'node', 'pino', 'pino-roll', 'shared'],
  'electron/http': [
    ...['electron', 'electron/engine', 'electron/engine/workers', 'electron/log', 'node', 'zod', ...common()],
    ...['fastify', 'fastify-type-provider-zod', '@fastify/swagger', '@fastify/swagger-ui', 'prom-client'],
  ],
  'electron/cli': [
    ...['electron', 'electron/engine', 'electron/engine/*', 'electron/log', 'node', 'commander', 'zod', ...common()],
    ...['shared/colormaps/files', 'package.json'],
  ],
  'electron/desktop': ['electron', 'electron/engine', 'electron/log', 'node', 'electron-package', 'zod', ...common()],
  electron: ['electron/*', 'node', 'electron-package', 'zod', ...common()],
};

/** What both sides share, but for the files of colormaps, which are loaded when they are needed. */
function common() {
  return ['shared', 'shared/axes', 'shared/colormaps', 'shared/model', 'shared/picture', 'shared/records'];
}

function page(...rooms) {
  return [...rooms.map((room) => `renderer/${room}`), ...common(), 'react', 'zustand', 'radix-ui', 'lucide-react'];
}

function feature(...rooms) {
  return [...page('controls', 'bridge', 'state', 'commands', ...rooms), 'd3-array'];
}

const names = Object.keys(ROOMS);
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Of a file of this room itself: not of a room below it that has a line of its own. */
function filesOf(room) {
  const below = names.filter((name) => name.startsWith(`${room}/`)).map((name) => `${name.slice(room.length + 1)}/`);
  return `^${escape(room)}/${below.length > 0 ? `(?!${below.map(escape).join('|')})` : ''}`;
}

function target(name) {
  if (name === 'electron-package') return '^node_modules/electron/';
  if (name.endsWith('/*')) return `^${escape(name.slice(0, -1))}`;
  if (names.includes(name)) return filesOf(name);
  if (name === 'package.json' || /^(shared|electron|renderer)\//.test(name)) return `^${escape(name)}(/|$)`;
  // The second: packages whose entry points the resolver does not find stand as they are written.
  return [`^node_modules/(@types/)?${escape(name)}/`, `^${escape(name)}/`];
}

export default {
  forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }],
  allowed: [
    ...Object.entries(ROOMS).map(([room, may]) => ({
      from: { path: filesOf(room) },
      to: { path: [filesOf(room), ...may.filter((name) => name !== 'node').flatMap(target)] },
    })),
    {
      from: { path: names.filter((room) => ROOMS[room].includes('node')).map(filesOf) },
      to: { dependencyTypes: ['core'] },
    },
  ],
  allowedSeverity: 'error',
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // AssemblyScript, a language of its own.
    exclude: { path: '^electron/engine/import/kernel/assembly/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] },
  },
};
