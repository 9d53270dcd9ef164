// Tests that the encoding of a text is found, and that files that are no text are refused by their name.
import { expect, test } from 'vitest';
import { findEncoding, looksLikeText } from '../../../../electron/engine/import/encoding/encoding.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const after = (start: string | Uint8Array, bytes = 64): Uint8Array =>
  Buffer.concat([Buffer.from(start), Buffer.alloc(bytes)]);

test.each<[what: string, bytes: Uint8Array, encoding: string, text: string]>([
  ['ASCII', Buffer.from('depth,a\n'), 'utf-8', 'depth,a\n'],
  ['UTF-8', Buffer.from('größe'), 'utf-8', 'größe'],
  ['UTF-8 cut inside a character', Buffer.from('größe').subarray(0, 3), 'utf-8', 'gr'],
  ['UTF-8 with a mark', Buffer.from('\ufeffa,b'), 'utf-8', 'a,b'],
  ['UTF-16 with a mark', utf16('\ufeffa\tb'), 'utf-16le', 'a\tb'],
  ['the other UTF-16', utf16('\ufeffa\tb').swap16(), 'utf-16be', 'a\tb'],
  ['UTF-16 without a mark', utf16('depth\ta\n1\t2\n'), 'utf-16le', 'depth\ta\n1\t2\n'],
  ['the other one without a mark', utf16('depth\ta\n1\t2\n').swap16(), 'utf-16be', 'depth\ta\n1\t2\n'],
  ['degrees of Windows', hex('30 b0 3b 39 30 b0'), 'windows-1252', '0°;90°'],
  ['German of Windows', hex('47 72 f6 df 65 3b 61'), 'windows-1252', 'Größe;a'],
  ['Russian of Windows', hex('c3 eb f3 e1 e8 ed e0 2c ec'), 'windows-1251', 'Глубина,м'],
  ['Russian beside degrees', hex('30 b0 3b 39 30 b0 3b c3 e0 ec ec e0'), 'windows-1251', '0°;90°;Гамма'],
  ['Polish of Windows', hex('53 b3 75 70 3b 67 b3 ea 62 6f 6b'), 'windows-1250', 'Słup;głębok'],
  ['Czech of Windows', hex('4d ec f8 65 6e ed 3b c8 69 64 6c 6f'), 'windows-1250', 'Měření;Čidlo'],
  ['Slovenian of Windows', hex('9e 61 72 65 6b 3b 61'), 'windows-1250', 'žarek;a'],
  ['French of Windows', hex('6d e8 74 72 65 3b 72 e9 70'), 'windows-1252', 'mètre;rép'],
  ['Italian of Windows', hex('63 6f 73 ec 3b 61'), 'windows-1252', 'così;a'],
  ['cubic centimetres are no Polish', hex('67 2f 63 6d b3 3b 61'), 'windows-1252', 'g/cm³;a'],
  ['Chinese', hex('c9 ee b6 c8 2c b5 e7 d7 e8'), 'gbk', '深度,电阻'],
  ['Japanese', hex('90 5b 82 b3 2c 83 52 83 41'), 'shift_jis', '深さ,コア'],
])('%s', (_, bytes, encoding, text) => {
  expect(findEncoding(bytes, 'img.csv')).toMatchObject({ encoding, text });
  expect(looksLikeText(bytes)).toBe(true);
});

test.each<[received: string, bytes: Uint8Array]>([
  ['a zip archive', after('PK\u0003\u0004')],
  ['an xlsx workbook; save the sheet as CSV', after('PK\u0003\u0004..............[Content_Types].xml')],
  ['a gzip file', after(hex('1f 8b'))],
  ['an xls workbook; save the sheet as CSV', after(hex('d0 cf 11 e0 a1 b1 1a e1'))],
  ['a PDF; export the table as CSV', after('%PDF-1.7')],
  ['a PNG picture', after(hex('89 50 4e 47'))],
  ['an HDF5 file', after(hex('89 48 44 46 0d 0a 1a 0a'))],
  ['a DLIS file', after('0001V1.00RECORD')],
  ['a LIS file', after(hex('00 3e 00 00 80 00'))],
  ['a SEG-Y file', Buffer.concat([Buffer.alloc(3200, hex(`c3${'40'.repeat(79)}`)), Buffer.alloc(600)])],
  ['a Parquet file', after('PAR1')],
  ['binary data', Buffer.from('depth,a\0,b\n')],
])('%s', (received, bytes) => {
  const message = `img.csv: expected a table but received ${received}`;
  expect(() => findEncoding(bytes, 'img.csv')).toThrow(message);
  expect(looksLikeText(bytes)).toBe(false);
});

test('the user decides, unless the bytes contradict', () => {
  const bytes = hex('47 72 f6 df 65');
  expect(findEncoding(bytes, 'img.csv', 'windows-1251')).toMatchObject({ encoding: 'windows-1251', text: 'GrцЯe' });
  expect(findEncoding(bytes, 'img.csv', 'latin1').encoding).toBe('windows-1252');
  expect(() => findEncoding(bytes, 'img.csv', 'utf-8')).toThrow(
    'img.csv: expected utf-8 text but received bytes that are none; the file is taken for windows-1252 without --encoding',
  );
  expect(() => findEncoding(utf16('\ufeffa'), 'img.csv', 'utf-8')).toThrow('received the mark of utf-16le');
  expect(() => findEncoding(bytes, 'img.csv', 'klingon')).toThrow('Expected an encoding such as utf-8');
});
