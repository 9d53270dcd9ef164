// Changes of the localhost API's settings, made and shown; and the command a user pastes elsewhere to reach it.
import type { CallInput } from '../../shared/contract.ts';
import type { ExportFormat } from '../../shared/model/file-formats.ts';
import type { ApiStatus } from '../../shared/model/status.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { call } from '../bridge/api.ts';
import { openSettings, takeApi } from '../state/store.ts';

/** Throws as `call` does. What the engine refused, such as a port in use, is in the status's `lastError`. */
export async function updateApi(change: CallInput<'api.update'>): Promise<ApiStatus> {
  const api = await call('api.update', change);
  takeApi(api);
  return api;
}

/** Where it could not be switched on, the settings say why. */
export async function switchApi(enabled: boolean): Promise<void> {
  const api = await updateApi({ enabled });
  if (api.enabled !== enabled) openSettings('api');
}

/** A command that fetches what is on screen, or the list where nothing is. Double quotes serve every shell. */
export function curlCommand(
  { url, token, openReads }: ApiStatus,
  formats: readonly ExportFormat[],
  log?: ImageLog,
  view?: LogView,
): string {
  const pass = openReads ? '' : ` -H "Authorization: Bearer ${token}"`;
  if (!log || !view) return `curl${pass} "${url}/images"`;
  // What the API draws unless it is asked otherwise.
  const ending = formats.find(({ id }) => id === 'jpeg')?.ending ?? '';
  return `curl${pass} -o "image-${log.id}.${ending}" "${url}/image/${log.id}?depth_min=${view.depthMin}&depth_max=${view.depthMax}"`;
}
