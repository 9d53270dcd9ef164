// Makes a hostile HTTP request from a seed, byte for byte: what the server must refuse, answer or close, and survive.
import { Random } from './random.ts';
import { hostileBody } from './hostile-body.ts';

/** What a request must know of the server that it is sent to. */
export interface Aim {
  readonly port: number;
  readonly token: string;
}

export interface HostileRequest {
  readonly bytes: Buffer;
  /** Whether its sender goes away when it has been sent, without waiting for an answer. */
  readonly leaves: boolean;
}

const METHODS = [
  'POST',
  'PATCH',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'QUERY',
  'X',
];
const LONG_METHOD = 'M'.repeat(3000);
/** The log that is there is never removed, so that a seed finds the same library whatever came before. */
const IDS = [
  ...[
    '1',
    '1',
    '1',
    '1',
    '2',
    '0',
    '-1',
    '+1',
    '1.5',
    '1e0',
    '1e3',
    '0x1',
    'NaN',
    'Infinity',
    '',
    ' ',
    '%20',
    '%00',
    '..',
  ],
  ...[
    '9007199254740993',
    '9'.repeat(190),
    '9'.repeat(500),
    '1%2f..',
    '%2e%2e',
    '%c0%ae',
    '%E0%A4',
    '%',
    '%zz',
    '١',
    "1'--",
    '1;',
  ],
  ...['constructor', '__proto__', '{id}', ':id', '1/', '1//', '1\\..'],
];
const CALLS = [
  ...[
    'host.info',
    'library.list',
    'library.damaged',
    'library.describe',
    'log.histogram',
    'log.details',
    'colormap.list',
  ],
  ...[
    'colormap.save',
    'record.list',
    'record.put',
    'record.import',
    'import.inspect',
    'import.start',
    'import.discard',
  ],
  ...[
    'recent.open',
    'job.list',
    'job.cancel',
    'job.dismiss',
    'job.reveal',
    'window.rows',
    'window.values',
    'export.start',
  ],
  ...[
    'state.get',
    'state.set',
    'store.status',
    'store.copy',
    'logs.show',
    'menu.update',
    'import.choose',
    'import.again',
  ],
  ...[
    'frame',
    'values',
    'get',
    'toString',
    '__proto__',
    'constructor',
    '',
    '%00',
    '..',
    'library.list%2f..',
    'a'.repeat(190),
  ],
];
const NUMBERS = [
  ...[
    '0',
    '1',
    '-1',
    '2',
    '150',
    '9001',
    '9030.5',
    '65535',
    '65536',
    '100000',
    '10000000',
    '10000001',
    '4294967296',
    '1e308',
  ],
  ...[
    '-1e308',
    '1e999',
    '1e-400',
    'NaN',
    'inf',
    '-inf',
    'nan',
    '0x10',
    '1_000',
    '1,000',
    '٣',
    '--1',
    '1e',
    '.',
    '',
    ' ',
    '+',
  ],
  ...['9'.repeat(400), '0.' + '0'.repeat(400) + '1', '9007199254740993', '%31', '1%00', 'null', 'true', '[1]', '{}'],
];
const WORDS = [
  ...[
    'jpeg',
    'png',
    'rgb',
    'values',
    'gif',
    'exe',
    'gray',
    'viridis',
    '../x',
    '%2e%2e%2fx',
    'static',
    'dynamic',
    'mean',
    'true',
  ],
  ...[
    '%3Cscript%3E',
    '%00',
    '%ff%fe',
    '%zz',
    '%',
    '\u00e9',
    '\ud83d\ude00',
    'a'.repeat(5000),
    '0,255',
    '9,1',
    '1,2,3',
    ',',
    '5,5',
  ],
  ...[
    'constructor',
    '__proto__',
    'x%0d%0aSet-Cookie:%20a=b',
    '%e2%80%ae',
    'nearest',
    'columns',
    'image',
    'utf-8',
    'utf-7',
    ';',
    '\\t',
  ],
  ...[
    "'%20OR%201=1--",
    'custom:',
    '#ff0000',
    '00ff00',
    'CON.csv',
    '..%5c..%5cx.csv',
    'x.csv.gz',
    'x.zip',
    'x.las',
    'log.csv',
  ],
];
const NUMERIC = [
  ...[
    'depth_min',
    'depth_max',
    'width',
    'height',
    'quality',
    'gamma',
    'blend',
    'dynamic_height',
    'azimuth_offset',
    'limit',
  ],
  ...[
    'offset',
    'depthMin',
    'depthMax',
    'widthPx',
    'heightPx',
    'skip_lines',
    'header_line',
    'unit_line',
    'again',
    'show',
  ],
];
const WORDY = [
  ...[
    'format',
    'colormap',
    'range',
    'percentile',
    'curve',
    'null_color',
    'normalization',
    'aggregation',
    'invert',
    'smooth',
  ],
  ...[
    'kind',
    'file_name',
    'name',
    'interpolation',
    'null_values',
    'encoding',
    'delimiter',
    'decimal',
    'depth',
    'depth_unit',
  ],
  ...[
    'image',
    'ignore',
    'part',
    'fileName',
    'offerId',
    'options',
    'token',
    '__proto__',
    'constructor[x]',
    'a[b]',
    '%',
    '',
    'x',
  ],
];

export function randomRequest(seed: number, aim: Aim): HostileRequest {
  const random = new Random(seed);
  if (random.chance(0.04)) return { bytes: garbage(random), leaves: random.chance(0.3) };
  const count = random.chance(0.06) ? random.between(2, 24) : 1;
  const requests = Array.from({ length: count }, () => requestOf(random, aim));
  const whole = Buffer.concat(requests);
  const isCut = random.chance(0.08);
  return {
    bytes: isCut ? whole.subarray(0, random.between(1, whole.length - 1)) : whole,
    leaves: isCut ? random.chance(0.6) : random.chance(0.05),
  };
}

/** What is no HTTP at all. */
function garbage(random: Random): Buffer {
  return random.pick([
    () => Buffer.from(Array.from({ length: random.between(1, 400) }, () => random.between(0, 255))),
    () =>
      Buffer.from([22, 3, 1, 0, 165, 1, 0, 0, 161, 3, 3, ...Array.from({ length: 160 }, () => random.between(0, 255))]),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.from('\r\n'.repeat(random.between(1, 500))),
    () => Buffer.from('GET'),
    () => Buffer.from('GET /health\r\n\r\n'),
    () => Buffer.from(`GET /health HTTP/${random.pick(['0.9', '1.0', '2.0', '9.9', '1.1.1', 'x'])}\r\n\r\n`),
    () => Buffer.from(`GET ${'/a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
  ])();
}

function requestOf(random: Random, aim: Aim): Buffer {
  const [usual, target] = targetOf(random, aim);
  const method = random.chance(0.85) ? usual : random.chance(0.02) ? LONG_METHOD : random.pick(METHODS);
  const isRemoval = method === 'DELETE' && /\/(\+|%2b)?1/i.test(target);
  const headers = headersOf(random, aim);
  const body = method === 'GET' && random.chance(0.9) ? Buffer.alloc(0) : hostileBody(random);
  const framed = frame(random, body, headers);
  const lines = [`${isRemoval ? 'GET' : method} ${target} HTTP/1.1`, ...headers, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), framed]);
}

/** A method that fits, and an address that nearly does. */
function targetOf(random: Random, { port }: Aim): [string, string] {
  const id = random.pick(IDS);
  const [method, target] = random.pick<[string, string]>([
    ['GET', `/image/${id}`],
    ['GET', `/image/${id}`],
    ['GET', `/images/${id}`],
    ['GET', `/images/${id}/values`],
    ['PATCH', `/images/${id}`],
    ['DELETE', `/images/${id}`],
    ['GET', '/images'],
    ['POST', '/images'],
    ['POST', '/images'],
    ['POST', '/api/import'],
    ['POST', `/api/call/${random.pick(CALLS)}`],
    ['POST', `/api/call/${random.pick(CALLS)}`],
    ['GET', `/frame/${id}`],
    ['GET', `/download/${id}/${random.pick(IDS)}`],
    ['GET', '/api/events'],
    [
      'GET',
      random.pick([
        '/health',
        '/health/',
        '/metrics',
        '/openapi.json',
        '/docs/',
        '/docs/static/..%2f..%2fpackage.json',
      ]),
    ],
    [
      'GET',
      random.pick([
        '/',
        '/index.html',
        '/assets/',
        '/assets/../../api-token',
        '/%2e%2e/api-token',
        '//',
        '/\\',
        '/.',
        '*',
      ]),
    ],
    [
      'GET',
      random.pick([
        `http://127.0.0.1:${port}/health`,
        'http://evil.example/',
        'file:///etc/passwd',
        'health',
        '?',
        '#',
        '/#x',
      ]),
    ],
  ]);
  return [method, `${target}${queryOf(random)}`];
}

function queryOf(random: Random): string {
  if (random.chance(0.3)) return '';
  const pairs = Array.from({ length: random.between(1, random.chance(0.03) ? 300 : 4) }, () =>
    random.chance(0.5)
      ? `${random.pick(NUMERIC)}=${random.pick(random.chance(0.95) ? NUMBERS : WORDS)}`
      : `${random.pick(WORDY)}=${random.pick(random.chance(0.9) ? WORDS : NUMBERS)}`,
  );
  return `?${pairs.join('&')}`;
}

function headersOf(random: Random, { port, token }: Aim): string[] {
  const headers: string[] = [];
  if (!random.chance(0.03))
    headers.push(
      `Host: ${random.chance(0.92) ? `127.0.0.1:${port}` : random.pick(['evil.example', '', `[::1`, `127.0.0.1:${port}.evil`, 'a@b'])}`,
    );
  if (random.chance(0.8))
    headers.push(
      `Authorization: ${random.chance(0.93) ? `Bearer ${token}` : random.pick(['Bearer', `Basic ${token}`, 'Bearer x', `Bearer ${'x'.repeat(9000)}`])}`,
    );
  if (random.chance(0.7)) headers.push('Connection: close');
  const others = [
    `Origin: ${random.pick(['null', 'https://evil.example', `http://127.0.0.1:${port}`, '', 'http://['])}`,
    `Sec-Fetch-Site: ${random.pick(['cross-site', 'same-site', 'none', 'x'])}`,
    `If-None-Match: ${random.pick(['*', '"x"', `${'"a",'.repeat(3000)}`, 'W/', '\u00ff'])}`,
    `Accept: ${random.pick(['application/octet-stream', '*/*', 'q=;;;', ','.repeat(2000)])}`,
    `Content-Type: ${random.pick(['application/json', 'application/octet-stream', 'text/csv; charset=utf-7', 'multipart/form-data', 'x', '/', ''])}`,
    `Range: bytes=${random.pick(['0-', '-1', '9-1', '0-0,0-0,0-0', '99999999999999999999-'])}`,
    `Expect: ${random.pick(['100-continue', '200-ok'])}`,
    `Upgrade: ${random.pick(['websocket', 'h2c', 'TLS/1.0'])}`,
    `Cookie: ${random.pick([`stratascope_${port}=x`, '=;=;', 'a'.repeat(9000), `stratascope_${port}=`])}`,
    `X-Long: ${'x'.repeat(random.between(10, 20_000))}`,
    `X-Forwarded-For: 127.0.0.1`,
    `Host: evil.example`,
    'No colon here',
    ' folded: yes',
    'X-Nul: a\0b',
    ...Array.from({ length: random.chance(0.1) ? 400 : 0 }, (_, i) => `X-${i}: ${i}`),
  ];
  if (random.chance(0.5)) headers.push(...random.some(others, random.between(1, 3)));
  return headers;
}

/** Adds headers that tell of the body, rightly or not. */
function frame(random: Random, body: Buffer, headers: string[]): Buffer {
  if (body.length === 0 && random.chance(0.97)) return body;
  if (random.chance(0.75)) {
    headers.push(`Content-Length: ${body.length}`);
    return body;
  }
  const chunked = Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
  const [told, sent] = random.pick<[string[], Buffer]>([
    [['Transfer-Encoding: chunked'], chunked],
    [['Transfer-Encoding: chunked'], body],
    [['Transfer-Encoding: chunked'], Buffer.from('ffffffffffffffffff\r\nx')],
    [['Transfer-Encoding: gzip'], body],
    [['Transfer-Encoding: chunked', `Content-Length: ${body.length}`], chunked],
    [[`Content-Length: ${body.length + 1000}`], body],
    [[`Content-Length: ${Math.max(0, body.length - 5)}`], body],
    [['Content-Length: 99999999999'], body],
    [['Content-Length: -1'], body],
    [['Content-Length: 5', 'Content-Length: 6'], body],
    [['Content-Length: 1e3'], body],
    [[], body],
  ]);
  headers.push(...told);
  return sent;
}
