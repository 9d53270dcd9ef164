// In: what the engine wants to know of the user. Out: the paths chosen in the OS's dialogs; they stay in the main process.
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { dialog, type BaseWindow } from 'electron';

const EXPORT_FORMATS = {
  jpeg: { name: 'JPEG picture', extensions: ['jpg', 'jpeg'] },
  png: { name: 'PNG picture', extensions: ['png'] },
  csv: { name: 'Comma-separated values', extensions: ['csv'] },
};

/** Empty when the dialog is cancelled. */
export async function chooseImageLogs(window: BaseWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import image logs',
    buttonLabel: 'Import…',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Image logs', extensions: ['csv', 'las', 'txt', 'gz'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}

/** Undefined when the dialog is cancelled. */
export async function chooseExportPath(
  window: BaseWindow,
  suggestedName: string,
  format: keyof typeof EXPORT_FORMATS,
): Promise<string | undefined> {
  const kind = EXPORT_FORMATS[format];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export',
    defaultPath: suggestedName,
    filters: [kind],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || !filePath) return undefined;
  if (extname(filePath) !== '') return filePath;
  // GTK's dialog leaves the name as typed, so it has asked about another file than the one that would be replaced.
  const named = `${filePath}.${kind.extensions[0]}`;
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
