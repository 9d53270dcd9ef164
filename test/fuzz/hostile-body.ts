// Makes the body of a hostile request: broken and hostile JSON, tables, packed files that are cut short, and noise.
import { gzipSync } from 'node:zlib';
import type { Random } from './random.ts';

const DEPTHS = [1, 100, 20_000];
const VALUES = [
  ...[
    'null',
    '1',
    '-1',
    '1e999',
    '"x"',
    '""',
    '[]',
    '{}',
    'true',
    '1e-400',
    '9007199254740993',
    '"\\u0000"',
    '"\\ud800"',
  ],
  ...['"<script>"', '"../../x"', `"${'x'.repeat(20_000)}"`, '{"__proto__":{"x":1}}', '[1,2,3]'],
];
const KEYS = [
  ...[
    'id',
    'change',
    'name',
    'geometry',
    'depthUnit',
    'format',
    'quality',
    'logId',
    'logIds',
    'kind',
    'records',
    'jobId',
  ],
  ...[
    'depthMin',
    'depthMax',
    'index',
    'file',
    'files',
    'options',
    'offerId',
    'offerIds',
    'bytes',
    'head',
    'definition',
  ],
  ...['__proto__', 'constructor', 'toString', '', 'path', 'target', 'widthPx', 'heightPx', 'state', 'preferences'],
];

export function hostileBody(random: Random): Buffer {
  return random.pick([
    () => Buffer.alloc(0),
    () => Buffer.from(jsonOf(random)),
    () => Buffer.from(jsonOf(random)),
    () => Buffer.from(jsonOf(random).slice(0, -1)),
    () => Buffer.from('['.repeat(random.pick(DEPTHS))),
    () => Buffer.from(`{"id":1,"change":${'{"a":'.repeat(random.pick(DEPTHS))}`),
    () => tableOf(random),
    () => tableOf(random),
    () => packed(random),
    () => noise(random, random.between(1, 3000)),
    () => Buffer.from([0xff, 0xfe, ...tableOf(random)]),
    () => Buffer.alloc(random.between(1, 300_000), random.pick(['\0', ',', '\n', '1', '"', '~', '{'])),
  ])();
}

function jsonOf(random: Random): string {
  const pairs = Array.from({ length: random.between(0, 5) }, () => {
    const value = random.chance(0.2) ? `{${pairOf(random)},${pairOf(random)}}` : random.pick(VALUES);
    return `${JSON.stringify(random.pick(KEYS))}:${value}`;
  });
  return random.chance(0.9) ? `{${pairs.join(',')}}` : random.pick(VALUES);
}

const pairOf = (random: Random): string => `${JSON.stringify(random.pick(KEYS))}:${random.pick(VALUES)}`;

/** Rows that count up, with something wrong in most tables. */
function tableOf(random: Random): Buffer {
  const wrong = random.pick(['', '', 'x', '1e999', '"', '\0', 'NaN', '-', '\u202e', '\x1b[31m', '9'.repeat(400)]);
  const rows = Array.from({ length: random.between(0, 40) }, (_, row) =>
    random.chance(0.05) ? `${row},${wrong}` : `${row},${row + 1},${row + 2},${row + 3}`,
  );
  return Buffer.from([...(random.chance(0.5) ? [`depth,a,${wrong},c`] : []), ...rows, ''].join('\n'));
}

function packed(random: Random): Buffer {
  const gzip = gzipSync(random.chance(0.2) ? Buffer.alloc(2_000_000) : tableOf(random));
  const archive = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    noise(random, 200),
    Buffer.from('PK\x05\x06'),
    Buffer.alloc(18),
  ]);
  const whole = random.pick([gzip, archive]);
  return random.chance(0.5) ? whole : whole.subarray(0, random.between(1, whole.length));
}

function noise(random: Random, bytes: number): Buffer {
  return Buffer.from(Array.from({ length: bytes }, () => random.between(0, 255)));
}
