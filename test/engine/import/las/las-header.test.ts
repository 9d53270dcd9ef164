// Tests that headers of LAS 1.2, 2.0 and 3.0 are read: versions, wells, curves and sections of data, within bounds.
import { expect, test } from 'vitest';
import { readLasHeader } from '../../../../electron/engine/import/las/las-header.ts';

const read = (lines: readonly string[], end = '\n') => readLasHeader(lines.join(end), true, 'a.las');

const VERSION_2 = [
  '~Version',
  ' VERS. 2.0 :',
  ' WRAP. NO :',
  '~Well',
  ' STRT.M 100 :',
  ' NULL. -999.25 :',
  ' WELL. B-1 : WELL',
];

test.each(['\n', '\r\n', '\r'])('sections, curves and data, whatever ends a line (%j)', (end) => {
  const header = read(
    [
      '# a comment',
      ...VERSION_2,
      ' ~Curve Information',
      '#MNEM.UNIT',
      ' DEPT.M : depth {F}',
      '',
      ' GR  .GAPI : gamma',
      '~Other',
      'IMG9 .g/cc : no curve',
      '~A  DEPTH  GR',
      '100 1',
      '# a comment',
      '101 2',
    ],
    end,
  );
  expect(header).toMatchObject({
    isWrapped: false,
    delimiter: null,
    nullValue: -999.25,
    start: 100,
    well: 'B-1',
    lines: 19,
  });
  expect(header.indexUnits).toEqual(['M']);
  expect(header.data).toEqual([
    {
      title: { kind: 'data', title: 'A  DEPTH  GR', stem: 'Log', definition: null, words: ['DEPTH', 'GR'] },
      line: 16,
      curves: [
        { name: 'DEPT', unit: 'M', description: 'depth {F}', format: 'F' },
        { name: 'GR', unit: 'GAPI', description: 'gamma', format: '' },
      ],
      lines: ['100 1', '# a comment', '101 2'],
    },
  ]);
  expect(header.notes.slice(0, 3)).toEqual(['# a comment', '~Version', ' VERS. 2.0 :']);
});

test('version 1.2 has the description before the value; numbers may have a decimal comma or stand where a unit does', () => {
  const header = read([
    '~V',
    ' VERS.1.2:',
    ' WRAP.YES:',
    '~W',
    ' STRT.F 5,5 :',
    ' NULL.-999,25 :',
    ' WELL.  WELL: ANY #12',
    '~A',
    '5 1',
  ]);
  expect(header).toMatchObject({ isWrapped: true, nullValue: -999.25, start: 5.5, well: 'ANY #12' });
});

test('data of version 3.0 find their definition by name, by their own name, or by the number left out', () => {
  const { data, delimiter } = read([
    '~Version',
    ' DLM. COMMA :',
    '~LOG_DEFINITION',
    'DEPT.M : {F}',
    '~Core_Definition',
    'CORET.M : {F}',
    '~Core_Data[2] | Core_Definition',
    '~Log_Data[1] ',
    '~Tops_Definition',
    'TOPT.M : {S} | RUN[1]',
    '~Tops | Tops_Definition',
    '~Phase_Definition_RM',
    'TIME.S :',
    '~Phase_data_RM | Phase_Definition_RM',
  ]);
  expect(delimiter).toBe(',');
  expect(data.map(({ title, curves }) => [title.stem, curves.map(({ name, format }) => name + format)])).toEqual([
    ['Core[2]', ['CORETF']],
    ['Log[1]', ['DEPTF']],
    ['Tops', ['TOPTS']],
    ['Phase_RM', ['TIME']],
  ]);
});

test('~ASCII | CURVE are the data of the section ~C, and a second ~A those of the second ~C', () => {
  const { data } = read([
    ...['~Curve Information', 'DEPT.M :', '~Core_Definition', 'CORET.M :', '~ASCII | CURVE', '1'],
    ...['~Curve Information', 'MD.M :', '~Ascii', '2'],
  ]);
  expect(data.map(({ curves }) => curves.map(({ name }) => name))).toEqual([['DEPT'], ['MD']]);
});

test('a file that ends before its data has none; a title without a name is of data', () => {
  expect(read(['~C', 'DEPT.M :']).data).toMatchObject([{ line: 3, lines: [], curves: [{ name: 'DEPT' }] }]);
  expect(read(['~C', 'DEPT.M :', '~   DEPTH', '5']).data).toMatchObject([{ line: 3, lines: ['5'] }]);
  // Of the beginning of a file nobody knows yet.
  expect(readLasHeader('~C\nDEPT.M :\n~A', false, 'a.las').data).toEqual([]);
});

test('a text without sections is no LAS file, and says what to do', () => {
  expect(() => read(['100, 1', '200, 2'])).toThrow(
    /^a\.las: expected a LAS file, .* a text without one; .* ending csv/,
  );
});

test('lines and header are bounded, data are not', () => {
  expect(() => read(['~V', 'x'.repeat(1_048_577)])).toThrow(/^a\.las, line 2: expected a header of at most/);
  expect(() => read(['~V', ...Array<string>(100_001).fill('')])).toThrow(/^a\.las, line 100001: /);
  expect(() => read(['~V', ...Array<string>(9).fill('x'.repeat(1_000_000))])).toThrow(/^a\.las, line 10: /);
  expect(read(['~A', ...Array<string>(120_000).fill('1')]).data[0]!.lines).toHaveLength(120_000);
});
