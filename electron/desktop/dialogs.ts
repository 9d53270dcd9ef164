// The OS's dialogs for opening logs and saving exports; the chosen paths stay in the main process.
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { dialog, type BaseWindow } from 'electron';
import { LOG_FILE } from '../../shared/model/file-formats.ts';
import { FILE_FORMATS } from '../engine/formats.ts';
import type { FileKind } from '../handlers.ts';

/** Empty when the dialog is cancelled. `wanted`: the name of the one file that is asked for. */
export async function chooseImageLogs(window: BaseWindow, wanted?: string): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: wanted === undefined ? 'Import image logs' : `Choose ${wanted} again`,
    // A Mac shows no title.
    ...(wanted === undefined ? {} : { message: `Choose ${wanted} again` }),
    buttonLabel: wanted === undefined ? 'Import…' : 'Read Again…',
    properties: wanted === undefined ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [
      {
        name: 'Image logs',
        extensions: [...FILE_FORMATS.read.endings, ...FILE_FORMATS.read.packedEndings, LOG_FILE.ending],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}

/** Files of whole logs, to be opened where they lie; `lost`: the name of the one log whose file is looked for. */
export async function chooseLogFiles(window: BaseWindow, lost?: string): Promise<readonly string[]> {
  const title = lost === undefined ? 'Open logs where they lie' : `Where is ${lost} now?`;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...{ title, message: title, buttonLabel: 'Open' },
    properties: lost === undefined ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [
      { name: LOG_FILE.name, extensions: [LOG_FILE.ending] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}

/** Undefined when the dialog is cancelled. */
export async function chooseExportPath(
  window: BaseWindow,
  suggestedName: string,
  { name, extensions }: FileKind,
): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export',
    defaultPath: suggestedName,
    filters: [{ name, extensions: [...extensions] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || !filePath) return undefined;
  if (extname(filePath) !== '') return filePath;
  // GTK's dialog adds no ending, so it did not ask before the file with the ending would be replaced.
  const named = `${filePath}.${extensions[0]!}`;
  return !existsSync(named) || (await agreesToReplace(window, named)) ? named : undefined;
}

async function agreesToReplace(window: BaseWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `${basename(path)} exists already. Replace it?`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
