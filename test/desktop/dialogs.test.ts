// Tests the OS's dialogs: the file types they offer, and the ending added to a name without one.
import fs from 'node:fs';
import path from 'node:path';
import type { BaseWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { chooseExportPath, chooseImageLogs, chooseLogFiles } from '../../electron/desktop/dialogs.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const shown = vi.hoisted(() => {
  const options: unknown = undefined;
  return { options, filePath: '', response: 0, asked: 0 };
});
vi.mock('electron', () => ({
  dialog: {
    showOpenDialog: async (_window: unknown, options: unknown) => {
      shown.options = options;
      return { canceled: false, filePaths: ['a', 'b'] };
    },
    showSaveDialog: async (_window: unknown, options: unknown) => {
      shown.options = options;
      return { canceled: shown.filePath === '', filePath: shown.filePath };
    },
    showMessageBox: async () => {
      shown.asked++;
      return { response: shown.response };
    },
  },
}));

const window = {} as BaseWindow;
const kind = { name: 'Toy picture', extensions: ['toy', 'toi'] };

test('an import is offered what the readers read, packed or not', async () => {
  expect(await chooseImageLogs(window)).toEqual(['a', 'b']);
  expect(shown.options).toMatchObject({
    filters: [
      {
        name: 'Image logs',
        extensions: ['csv', 'las', 'txt', 'tsv', 'tab', 'dat', 'asc', 'prn', 'gz', 'zip', 'strata'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  });
});

test('files of whole logs are opened, or one of them is looked for', async () => {
  expect(await chooseLogFiles(window)).toEqual(['a', 'b']);
  const filters = [
    { name: 'Stratascope log', extensions: ['strata'] },
    { name: 'All files', extensions: ['*'] },
  ];
  expect(shown.options).toMatchObject({ filters, properties: ['openFile', 'multiSelections'] });
  await chooseLogFiles(window, 'Core');
  expect(shown.options).toMatchObject({ filters, title: 'Where is Core now?', properties: ['openFile'] });
});

test('an export is saved as its format calls its files', async () => {
  shown.filePath = path.join(temporaryDir(), 'a.toi');
  expect(await chooseExportPath(window, 'a.toy', kind)).toBe(shown.filePath);
  expect(shown.options).toMatchObject({ defaultPath: 'a.toy', filters: [kind] });
  shown.filePath = '';
  expect(await chooseExportPath(window, 'a.toy', kind)).toBeUndefined();
});

test('a name typed without an ending gets the first, and another file of that name is asked about', async () => {
  shown.filePath = path.join(temporaryDir(), 'a');
  const named = `${shown.filePath}.toy`;
  expect(await chooseExportPath(window, 'a.toy', kind)).toBe(named);
  expect(shown.asked).toBe(0);
  fs.writeFileSync(named, 'mine');
  expect(await chooseExportPath(window, 'a.toy', kind)).toBe(named);
  shown.response = 1;
  expect(await chooseExportPath(window, 'a.toy', kind)).toBeUndefined();
  expect(shown.asked).toBe(2);
});
