// Changes the localhost API's settings, and writes the curl command that shows how to use the API.
import type { CallInput } from '../../shared/contract.ts';
import type { ExportFormat } from '../../shared/model/file-formats.ts';
import type { ApiStatus } from '../../shared/model/status.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { call } from '../bridge/api.ts';
import { openSettings, takeApi } from '../state/store.ts';

/** Throws as `call` does. If the engine refuses the change, as for a port in use, `lastError` says why. */
export async function updateApi(change: CallInput<'api.update'>): Promise<ApiStatus> {
  const api = await call('api.update', change);
  takeApi(api);
  return api;
}

/** Switches the API on or off. If it could not be switched on, the settings open, which say why. */
export async function switchApi(enabled: boolean): Promise<void> {
  const api = await updateApi({ enabled });
  if (api.enabled !== enabled) openSettings('api');
}

/** A curl command that fetches the window on screen, or the list of logs. Double quotes work in every shell. */
export function curlCommand(
  { url, token, openReads }: ApiStatus,
  formats: readonly ExportFormat[],
  log?: ImageLog,
  view?: LogView,
): string {
  const pass = openReads ? '' : ` -H "Authorization: Bearer ${token}"`;
  if (!log || !view) return `curl${pass} "${url}/images"`;
  // JPEG is the API's default format.
  const ending = formats.find(({ id }) => id === 'jpeg')?.ending ?? '';
  return `curl${pass} -o "image-${log.id}.${ending}" "${url}/image/${log.id}?depth_min=${view.depthMin}&depth_max=${view.depthMax}"`;
}
