// Tests that tables are found among other lines, in every encoding, and divided by whatever delimiter they have.
import { deflateRawSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { tryCases } from './try-cases.ts';

const ROWS = [
  [210, 7, 8, 9],
  [210.5, 17, 18, 19],
];

tryCases([
  {
    what: 'a DOS end-of-file byte on the last line says nothing',
    content: 'depth,a,b,c\r\n210,7,8,9\r\n210.5,17,18,19\r\n\x1a\r\n',
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'a delimiter at the end of every line makes no column',
    content: 'depth,a,b,c,\n210,7,8,9,\n210.5,17,18,19,\n',
    becomes: [{ rows: ROWS, names: ['a', 'b', 'c'] }],
  },
  {
    what: 'nor does one at the end of the records alone',
    content: 'depth,a,b,c\n210,7,8,9,\n210.5,17,18,19,\n',
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'comments stand before, among and behind the records, and one of them names the null value',
    content: '# made by hand\n# null: -77.5\nDEPTH,Q1,Q2,Q3\n210,7,-77.5,9\n# a stop\n210.5,17,18,19\n# end\n',
    becomes: [
      {
        rows: [
          [210, 7, NaN, 9],
          [210.5, 17, 18, 19],
        ],
      },
    ],
    says: ['lines-skipped'],
  },
  {
    what: 'keys and values before the header',
    content:
      'Tool,Camera 3\nOperator,Jo\nDate,2021-03-04\nCalibration,7.25,mm\n\nDepth (m),S1,S2,S3\n210,7,8,9\n210.5,17,18,19\n',
    becomes: [{ rows: ROWS }],
    says: ['lines-skipped'],
  },
  {
    what: 'Windows-1252 with a degree sign in the names',
    content: Buffer.from('Depth [m];5°;125°;245°\n210;7;8;9\n210.5;17;18;19\n', 'latin1'),
    becomes: [{ rows: ROWS, names: ['5°', '125°', '245°'] }],
  },
  {
    what: 'UTF-16 with a mark, tabs between',
    file: 'table.txt',
    content: Buffer.from('\ufeffDepth\tA\tB\tC\r\n210\t7\t8\t9\r\n210.5\t17\t18\t19\r\n', 'utf16le'),
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'UTF-16 without a mark',
    file: 'table.txt',
    content: Buffer.from('Depth\tA\tB\tC\r\n210\t7\t8\t9\r\n210.5\t17\t18\t19\r\n', 'utf16le'),
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'UTF-16, big-endian',
    file: 'table.txt',
    content: Buffer.from('\ufeffDepth;A;B;C\r\n210;7;8;9\r\n210.5;17;18;19\r\n', 'utf16le').swap16(),
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'columns aligned by blanks',
    file: 'table.txt',
    content: '   DEPTH     W1     W2     W3\n  210.00    7.0    8.0    9.0\n  210.50 -999.25   18.0   19.0\n',
    becomes: [
      {
        rows: [
          [210, 7, 8, 9],
          [210.5, NaN, 18, 19],
        ],
      },
    ],
  },
  {
    what: 'Excel’s first line tells the delimiter',
    content: 'sep=;\r\nDepth;A;B;C\r\n210;7;8;9\r\n210.5;17;18;19\r\n',
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'a block of PANGAEA, and a column of labels, which is no image',
    file: 'core.tab',
    content:
      '/* DATA DESCRIPTION:\nCitation:\tA core of ours (2021)\nSize:\t2 data points\n*/\nSite\tDepth sed [m]\tR\tG\tB\nQ-9\t210\t7\t8\t9\nQ-9\t210.5\t17\t18\t19\n',
    becomes: [{ rows: ROWS, names: ['R', 'G', 'B'] }],
  },
  {
    what: 'keys in GBK before the table, a header of fewer names than columns behind the mark of a comment',
    file: 'table.txt',
    // 井名=A (name of the well), 单位=m (unit).
    content: Buffer.concat([
      Buffer.of(0xbe, 0xae, 0xc3, 0xfb),
      Buffer.from('=A\r\n'),
      Buffer.of(0xb5, 0xa5, 0xce, 0xbb),
      Buffer.from('=m\r\n#DEPTH\tSCAN\r\n210\t7\t8\t9\r\n210.5\t17\t18\t19\r\n'),
    ]),
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'a zip of one table',
    file: 'table.zip',
    content: zipOf('inside.csv', 'depth,a,b,c\n210,7,8,9\n210.5,17,18,19\n'),
    becomes: [{ rows: ROWS }],
  },
  {
    what: 'names in quotes with comma, quotes and a line end',
    content: '"DEPTH","wall, 0","wall ""120""","wall\n240"\n"210","7","8","9"\n"210.5","17","18","19"\n',
    becomes: [{ rows: ROWS, names: ['wall, 0', 'wall "120"', 'wall\n240'] }],
  },
  {
    what: 'semicolons and decimal commas',
    content: 'Teufe (m);K1;K2;K3\n210,00;0,125;-0,5;9\n210,50;17,75;18;-1,25\n',
    becomes: [
      {
        rows: [
          [210, 0.125, -0.5, 9],
          [210.5, 17.75, 18, -1.25],
        ],
      },
    ],
  },
  {
    what: 'tabs and decimal commas',
    file: 'table.txt',
    content: 'Teufe\tK1\tK2\tK3\n210,00\t0,125\t-0,5\t9\n210,50\t17,75\t18\t-1,25\n',
    becomes: [
      {
        rows: [
          [210, 0.125, -0.5, 9],
          [210.5, 17.75, 18, -1.25],
        ],
      },
    ],
    says: ['depth-unit-assumed'],
  },
]);

/** A zip archive of one file. */
function zipOf(name: string, content: string): Buffer {
  const bytes = Buffer.from(content);
  const packed = deflateRawSync(bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.of(20, 0),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
