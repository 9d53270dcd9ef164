// Files on offer: what the dialog shows of them, asks and remembers, and what is asked of the engine.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OfferedFiles } from '../../../renderer/intake/ImportDialog.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { FilePreview } from '../../../shared/model/file-preview.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { Finding, InspectedColumn } from '../../../shared/model/inspection.ts';
import type { OfferedFile } from '../../../shared/model/status.ts';
import type { Viewer } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const dialog = page.getByRole('dialog', { name: 'Import' });
const name = dialog.getByRole('textbox', { name: 'Name' });
const other = dialog.getByRole('textbox', { name: 'Other width' });
const importIt = dialog.getByRole('button', { name: 'Import' });
const table = dialog.getByRole('table', { name: /^First lines of/ });
const head = (label: RegExp) => table.getByRole('button', { name: label });

const file = (offerId: string, fileName: string): OfferedFile => ({ offerId, fileName, bytes: 4_194_304 });

const roleOf = (columnName: string): InspectedColumn['role'] =>
  columnName === 'DEPT' ? 'depth' : columnName.startsWith('A') ? 'image' : columnName === 'Remark' ? 'text' : 'curve';
const columnsOf = (names: readonly string[]): InspectedColumn[] =>
  names.map((each) => ({ name: each, unit: each === 'DEPT' ? 'm' : null, role: roleOf(each), why: 'a test says so' }));

/** A table with a skipped line, a header and two records, of which the second misses a sample. */
function preview(
  fileName: string,
  { names = ['DEPT', 'A1', 'A2', 'A3', 'GR', 'Remark'], findings = [] as readonly Finding[], width = 3, ...more } = {},
): FilePreview {
  const record = (line: number, nulls: number[]) => ({
    ...{ line, kind: 'record' as const, nulls },
    fields: names.map((_, i) => String(line * 10 + i)),
  });
  const columns = columnsOf(names);
  const facts = { depthMin: 100, depthMax: 101, depthUnit: 'm' as const };
  const images = columns.filter(({ role }) => role === 'image').map((column) => column.name);
  return {
    inspection: {
      ...{ file: fileName, format: 'csv', encoding: 'utf-8' },
      dialect: { delimiter: ',', quote: null, decimal: '.', skippedLines: 1, headerLine: 2, unitLine: null },
      parts: [{ ...facts, name: 'A', kind: 'image', rows: 2, width, valueUnit: null, columns: images }],
      columns,
      findings: [...findings],
    },
    ...{ isWhole: true, shape: names.slice(0, 6).join(), columns },
    lines: [
      { line: 1, kind: 'skipped', fields: ['# a comment'], nulls: [] },
      { line: 2, kind: 'header', fields: [...names], nulls: [] },
      record(3, []),
      record(4, [2]),
    ],
    part: { ...facts, name: 'A', kind: 'image', rows: 2, sourceWidth: width, width, depthStep: 1, gaps: 0, nulls: 1 },
    picture: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    ...more,
  };
}

type Asked = { readonly offerId: string; readonly options: Readonly<Record<string, unknown>> };

function mountDialog(
  files: readonly OfferedFile[],
  answer: (asked: Asked) => FilePreview = ({ offerId }) =>
    preview(files.find((each) => each.offerId === offerId)!.fileName),
  viewer: Partial<Viewer> = {},
) {
  return mount(<OfferedFiles />, {
    viewer: { offered: files, ...viewer },
    answers: {
      'import.inspect': (input) => answer(input as Asked),
      'import.start': () => ({}),
      'import.discard': () => ({}),
    },
  });
}

const started = (calls: readonly { readonly name: string; readonly input: unknown }[]): Asked[] =>
  calls.filter((call) => call.name === 'import.start').flatMap(({ input }) => (input as { files: Asked[] }).files);

test('a file that is sure needs one Enter', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv')]);
  await expect.element(name).toHaveFocus();
  await expect.element(name).toHaveValue('beds');
  await expect.element(table).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)).toEqual([{ offerId: 'a', options: { width: 'auto', interpolation: 'linear' } }]);
});

test('Enter before the file has been looked at waits for that', async () => {
  const looked = Promise.withResolvers<FilePreview>();
  const { calls } = await mount(<OfferedFiles />, {
    viewer: { offered: [file('a', 'beds.csv')] },
    answers: { 'import.inspect': () => looked.promise, 'import.start': () => ({}) },
  });
  await expect.element(name).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByText('Looking at file 1 of 1…')).toBeVisible();
  expect(started(calls)).toEqual([]);
  looked.resolve(preview('beds.csv'));
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)).toHaveLength(1);
});

test('its first lines are shown, with the role of each column and missing samples marked', async () => {
  await mountDialog([file('a', 'beds.csv')]);
  await expect.element(head(/^DEPT, m: depth$/)).toBeVisible();
  await expect.element(head(/^A2: image 2$/)).toBeVisible();
  await expect.element(head(/^Remark: words$/)).toBeVisible();
  await expect.element(table.getByText('# a comment')).toBeVisible();
  await expect.element(table.getByRole('cell', { name: '42 missing' })).toBeVisible();
  const legend = dialog.getByRole('list', { name: 'Legend' }).getByRole('listitem');
  await expect.element(legend.first()).toHaveTextContent('Depth');
  expect(legend.elements().map((each) => each.textContent)).toEqual([
    ...['Depth', 'Image', 'Curves', 'Not imported', 'Skipped lines', 'Missing'],
  ]);
  await expect.element(dialog.getByRole('img', { name: 'Picture of the first 2 scanlines' })).toBeVisible();
  await expect.element(dialog.getByText('2 × 3')).toBeVisible();
});

test('a head gives its column another role, with the mouse and with keys', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv')]);
  await head(/^GR: curve$/).click();
  await page.getByRole('menuitemradio', { name: 'Image' }).click();
  await expect.poll(() => calls.at(-1)).toMatchObject({ input: { options: { image: 'A1..GR' } } });
  (head(/^DEPT/).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(head(/^A2/)).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('menuitemradio', { name: 'Image' })).toBeChecked();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  await expect.poll(() => calls.at(-1)).toMatchObject({ input: { options: { image: 'A1..GR', depth: 'A2' } } });
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)[0]!.options).toMatchObject({ image: 'A1..GR', depth: 'A2' });
});

test('a column of words can be nothing else', async () => {
  await mountDialog([file('a', 'beds.csv')]);
  await head(/^Remark/).click();
  for (const role of ['Depth', 'Image', 'Curve'])
    await expect.element(page.getByRole('menuitemradio', { name: role })).toHaveAttribute('data-disabled');
});

const UNKNOWN: Finding = {
  code: 'depth-unit-unknown',
  message: 'The unit “fathoms” is no known unit',
  option: '--depth-unit',
};
const openUnit = ({ options }: Asked): FilePreview =>
  preview('a.csv', { findings: options['depthUnit'] === undefined ? [UNKNOWN] : [] });

test('a unit that is not known is asked for, with a guess that Enter takes', async () => {
  const { calls } = await mountDialog([file('a', 'a.csv')], openUnit);
  const unit = dialog.getByRole('group', { name: 'Questions' }).getByRole('combobox', { name: 'Depth unit' });
  await expect.element(unit).toHaveValue('m');
  await expect.element(dialog.getByText('The unit “fathoms” is no known unit.')).toBeVisible();
  await unit.selectOptions('ft');
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)[0]!.options).toMatchObject({ depthUnit: 'ft' });
});

test('nothing is imported before a question has been in sight', async () => {
  const { calls } = await mountDialog([file('a', 'a.csv'), file('b', 'b.csv')], (asked) =>
    asked.offerId === 'b' ? openUnit(asked) : preview('a.csv', { names: ['DEPT', 'A1', 'A2', 'A3'] }),
  );
  await expect.element(name).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByText('File 2 of 2')).toBeVisible();
  await expect.element(dialog.getByRole('group', { name: 'Questions' }).getByRole('combobox')).toHaveFocus();
  expect(started(calls)).toEqual([]);
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls).map(({ options }) => options['depthUnit'])).toEqual([undefined, 'm']);
});

test('what was said of a file is remembered for the next with its header', async () => {
  const chosen: Finding = {
    code: 'depth-chosen',
    message: 'DEPT is taken for the depth, and not GR',
    option: '--depth',
  };
  const answer = ({ options }: Asked) => preview('a.csv', { findings: options['depth'] === undefined ? [chosen] : [] });
  await mountDialog([file('a', 'a.csv')], answer);
  await expect.element(dialog.getByRole('combobox', { name: 'Depth column' }).first()).toHaveValue('0');
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  const { readings } = useViewer.getState();
  expect(readings.map(({ options }) => options)).toEqual([{ depth: 'DEPT' }]);

  const { calls } = await mountDialog([file('b', 'b.csv')], answer, { readings });
  await expect.element(dialog.getByText('Read as the last file with these columns was.')).toBeVisible();
  await expect.element(dialog.getByRole('group', { name: 'Questions' })).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Start afresh' }).click();
  await expect.element(dialog.getByRole('group', { name: 'Questions' })).toBeVisible();
  expect(calls.map(({ input }) => (input as Asked).options['depth'])).toEqual([undefined, 'DEPT', undefined]);
});

test('a finding opens the field that decides otherwise', async () => {
  const message = 'Depths have no unit and are taken for metres';
  const { calls } = await mountDialog([file('a', 'a.csv')], () =>
    preview('a.csv', { findings: [{ code: 'depth-unit-assumed', message, option: '--depth-unit' }] }),
  );
  await dialog
    .getByRole('list', { name: 'What was found' })
    .getByRole('button', { name: `Change: ${message}` })
    .click();
  const unit = dialog.getByRole('combobox', { name: 'Depth unit' });
  await expect.element(unit).toHaveFocus();
  await unit.selectOptions('ft');
  await expect.poll(() => calls.at(-1)).toMatchObject({ input: { options: { depthUnit: 'ft' } } });
});

test('what contradicts the file is said in place, beside the last preview', async () => {
  await mountDialog([file('a', 'a.csv')], ({ options }) => {
    if (options['headerLine'] === undefined) return preview('a.csv');
    throw new StratascopeError(
      'unreadable_file',
      'a.csv, line 9: expected a header for --header-line but received none',
    );
  });
  await dialog.getByText('How the file is read').click();
  const line = dialog.getByRole('textbox', { name: 'Header line' });
  await line.fill('nine');
  await userEvent.tab();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Expected a line’s number but received “nine”');
  await line.fill('9');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^a\.csv, line 9: expected a header/);
  await expect.element(table).toBeVisible();
});

test('several files of one header are read the same way, unless each is to be read by itself', async () => {
  const { calls } = await mountDialog([file('a', 'a.csv'), file('b', 'b.csv')]);
  const together = dialog.getByRole('switch', { name: 'The same for the 2 files with these columns' });
  await expect.element(together).toBeChecked();
  await head(/^GR: curve$/).click();
  await page.getByRole('menuitemradio', { name: 'Image' }).click();
  await together.click();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect.element(name).toHaveValue('b');
  await name.fill('Well B');
  await head(/^GR: curve$/).click();
  await page.getByRole('menuitemradio', { name: 'Depth' }).click();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect.element(name).toHaveValue('a');
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)).toEqual([
    { offerId: 'a', options: { width: 'auto', interpolation: 'linear', image: 'A1..GR' } },
    { offerId: 'b', options: { width: 'auto', interpolation: 'linear', image: 'A1..GR', depth: 'GR', name: 'Well B' } },
  ]);
});

test('of thousands of columns only those in sight are drawn, and keys reach the last', async () => {
  const names = ['DEPT', ...Array.from({ length: 1440 }, (_, i) => `A${i + 1}`)];
  await mountDialog([file('a', 'wide.csv')], () => preview('wide.csv', { names, width: 1440 }));
  await expect.element(table).toHaveAttribute('aria-colcount', '1442');
  const heads = () => dialog.element().querySelectorAll('[data-column]').length;
  expect(heads()).toBeLessThan(60);
  (head(/^DEPT/).element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(head(/^A1440: image 1440$/)).toHaveFocus();
  expect(heads()).toBeLessThan(60);
});

test('width and interpolation are asked as well, and the next import starts from them', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv')], () => preview('beds.csv', { width: 200 }));
  const automatic = dialog.getByRole('radio', { name: 'Automatic: 150 samples' });
  await expect.element(automatic).toBeChecked();
  // Passing with Tab must not choose.
  (other.element() as HTMLElement).focus();
  await expect.element(automatic).toBeChecked();
  await other.fill('0');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^Expected a width in whole numbers from/);
  await importIt.click();
  await expect.element(other).toHaveFocus();
  expect(started(calls)).toEqual([]);
  await other.fill('75');
  await dialog.getByRole('combobox', { name: 'Interpolation' }).selectOptions('nearest');
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)[0]!.options).toEqual({ width: 75, interpolation: 'nearest' });
  expect(useViewer.getState().importOptions).toEqual({ width: 75, interpolation: 'nearest' });
});

test('closing it takes the files off offer', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv'), file('b', 'other.csv')]);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(calls.at(-1)).toEqual({ name: 'import.discard', input: { offerIds: ['a', 'b'] } });
});

const again = page.getByRole('dialog', { name: 'Read Again' });
const readAgain = again.getByRole('button', { name: 'Read Again' });

/** The dialog over the file of a log. */
function mountAgain(
  log: Partial<ImageLog> = {},
  { fileName = 'a.csv', isUnchanged = undefined as boolean | undefined } = {},
  answer: (asked: Asked) => FilePreview = () => preview('a.csv'),
  viewer: Partial<Viewer> = {},
) {
  const offered = { ...file('a', fileName), bytes: 1, again: { logId: 7, isUnchanged } };
  return mount(<OfferedFiles />, {
    logs: [aLog(7, { name: 'Well 7', ...log })],
    viewer: { offered: [offered, file('later', 'dropped.csv')], ...viewer },
    answers: { 'import.inspect': (input) => answer(input as Asked), 'import.start': () => ({}) },
  });
}

test('a log is read again as it was read, into its own place, with one Enter; what is dropped meanwhile comes after', async () => {
  const importedWith = { width: 150, interpolation: 'linear' as const, decimal: ',' as const, nullValues: [-1] };
  const readings = [{ shape: ['DEPT', 'A1', 'A2', 'A3', 'GR', 'Remark'].join(), options: { depth: 'A1' } }];
  const { calls } = await mountAgain({ importedWith, part: 'A' }, { isUnchanged: true }, undefined, { readings });
  await expect.element(readAgain).toHaveFocus();
  await expect.element(again.getByText('Well 7')).toBeVisible();
  await expect.element(again.getByText('In place of 1,001 scanlines of 150 samples, 1000.0–1100.0 m.')).toBeVisible();
  await expect.element(again.getByText('The file is as it was when it was imported.')).toBeVisible();
  await expect.element(again.getByText('Read as it was before.')).toBeVisible();
  await expect.element(again.getByRole('textbox', { name: 'Name' })).not.toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await expect.element(again).not.toBeInTheDocument();
  const reading = { decimal: ',', nullValues: [-1], part: 'A' };
  expect(started(calls)).toEqual([
    { offerId: 'a', options: { width: 'auto', interpolation: 'linear', ...reading, replace: 7 } },
  ]);
  expect(calls.find((call) => call.name === 'import.inspect')!.input).toMatchObject({
    options: { ...reading, replace: 7 },
  });
  // Which part it was is not remembered for other files.
  expect(useViewer.getState().readings[0]!.options).toEqual({ decimal: ',', nullValues: [-1] });
  await expect.element(dialog).toBeVisible();
  await expect.element(name).toHaveValue('dropped');
});

test('another file, a changed one, and another unit of depth are said', async () => {
  await mountAgain({ depthUnit: 'ft', sourceBytes: 2, sourceName: 'old.csv' }, { fileName: 'new.csv' });
  await expect.element(again.getByText('It was imported from old.csv.')).toBeVisible();
  await expect.element(again.getByText('The file is not as it was when it was imported.')).toBeVisible();
  await expect.element(again.getByText('Its depths are in ft now and will be in m.')).toBeVisible();
});

test('a part that is no longer there is said, and nothing is chosen in its place', async () => {
  const refusal = 'a.csv: expected a part called AMP but received FMI';
  const { calls } = await mountAgain({ part: 'AMP' }, {}, () => {
    throw new StratascopeError('unreadable_file', refusal);
  });
  await expect.element(again.getByRole('alert')).toHaveTextContent(`${refusal}.`);
  expect(calls.filter((call) => call.name === 'import.inspect')).toHaveLength(1);
});

test('of many files each is looked at: none is imported before its question has been in sight', async () => {
  const many = Array.from({ length: 52 }, (_, i) => file(`f${i}`, `f${i}.csv`));
  const { calls } = await mountDialog(many, ({ offerId, options }) =>
    preview(`${offerId}.csv`, offerId === 'f51' && options['depthUnit'] === undefined ? { findings: [UNKNOWN] } : {}),
  );
  await importIt.click();
  await expect.element(dialog.getByText('File 52 of 52')).toBeVisible();
  await expect.element(dialog.getByRole('combobox', { name: 'Depth unit' }).first()).toHaveFocus();
  expect(started(calls)).toEqual([]);
  // What is shown is looked up whole.
  await expect.element(table.getByText('# a comment')).toBeVisible();
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(started(calls)).toHaveLength(52);
  expect(started(calls)[51]!.options).toMatchObject({ depthUnit: 'm' });
});

test('a column is ignored, and taken for something else again', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv')], ({ options }) => {
    const shown = preview('beds.csv');
    const isOut = (column: InspectedColumn): boolean => options['ignore'] === column.name;
    const columns = shown.columns.map((column) => (isOut(column) ? { ...column, role: 'ignored' as const } : column));
    return { ...shown, columns };
  });
  await head(/^GR: curve$/).click();
  await page.getByRole('menuitemradio', { name: 'Ignored' }).click();
  await expect.element(head(/^GR: ignored$/)).toBeVisible();
  await head(/^GR: ignored$/).click();
  await expect.element(page.getByRole('menuitemradio', { name: 'Ignored' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'Curve' }).click();
  await expect.element(head(/^GR: curve$/)).toBeVisible();
  expect(calls.at(-1)).toMatchObject({ input: { options: { image: 'A1..A3' } } });
  expect(calls.at(-1)!.input).not.toHaveProperty('options.ignore');
});
