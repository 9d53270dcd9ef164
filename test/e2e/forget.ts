// Empties a running host that tests share: no jobs, logs, trash or colormaps are left, and nothing is remembered.
import { expect } from '@playwright/test';
import { viewerState } from '../../shared/model/viewer-state.ts';
import type { Call } from './page-call.ts';

export async function forgetAll(call: Call): Promise<void> {
  const unfinished = async (): Promise<string[]> => {
    const jobs = await call('job.list', {});
    return jobs.filter(({ state }) => ['queued', 'receiving', 'running'].includes(state)).map(({ jobId }) => jobId);
  };
  for (const jobId of await unfinished()) await call('job.cancel', { jobId });
  await expect.poll(unfinished, { message: 'no job is under way' }).toEqual([]);
  for (const { jobId } of await call('job.list', {})) await call('job.dismiss', { jobId });
  const logs = [...(await call('library.list', {})), ...(await call('library.damaged', {}))];
  for (const { id } of logs) await call('library.remove', { id, now: true });
  await call('library.emptyTrash', {});
  for (const { name } of await call('colormap.list', {})) await call('colormap.remove', { name });
  await call('api.update', { openReads: false });
  // Last: a page that has just gone may still have saved its own.
  await call('state.set', viewerState.parse({}));
}
