// Tests that a file's name made of any log's name is one that every file system takes.
import { expect, test } from 'vitest';
import { isDevice, safeFileName } from '../../shared/file-name.ts';

test.each([
  ['Core 7', 'Core 7.csv'],
  ['Скважина № 5 Æøå', 'Скважина № 5 Æøå.csv'],
  ['con.log', '_con.log.csv'],
  ['a/b\\c:d*?"<>|e', 'a_b_c_d_e.csv'],
  ['a\u001b[31mb\nc\u202ed', 'a_[31mb_c_d.csv'],
  ['../../etc/passwd', '_.._etc_passwd.csv'],
  ['.hidden. .', 'hidden.csv'],
  ['...', 'log.csv'],
  ['', 'log.csv'],
  ['CON', '_CON.csv'],
  ['nul ', '_nul.csv'],
  ['COM¹', '_COM¹.csv'],
  ['Lpt9.x', '_Lpt9.x.csv'],
  ['CONSOLE', 'CONSOLE.csv'],
  ['COM10', 'COM10.csv'],
])('%j is written as %j', (name, expected) => {
  expect(safeFileName(name, '.csv')).toBe(expected);
});

test('a long name is cut between characters, and its ending stays', () => {
  for (const name of ['x'.repeat(300), '深'.repeat(200), '𓀀'.repeat(100)]) {
    const safe = safeFileName(name, '_9000.1-9050.png');
    expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200);
    expect(safe).toMatch(new RegExp(`^${[...name][0]}{40,}_9000\\.1-9050\\.png$`, 'u'));
  }
});

test('what follows the name decides whether it is a device', () => {
  expect(safeFileName('CON', '_1-2.csv')).toBe('CON_1-2.csv');
  expect(['aux', 'AUX.txt', 'prn .csv', 'conin$'].map(isDevice)).toEqual([true, true, true, true]);
  expect(['auxiliary.csv', 'my con.csv'].map(isDevice)).toEqual([false, false]);
});
