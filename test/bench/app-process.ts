// A process with an engine that imports the files it is told to, and reports what each import cost.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { importInApp, openApp } from './open-app.ts';
import { peakResidentMB, residentMB } from './resident.ts';

export interface ImportCost {
  readonly log: ImageLog;
  readonly elapsedMs: number;
  /** Before it, and the most during it. */
  readonly idleMB: number;
  readonly peakMB: number;
  /** How late the main thread was. */
  readonly delayP99Ms: number;
}

const RESOLUTION_MS = 1;

const engine = await openApp(process.argv[2]!, process.argv[3]);
process.on('message', (file: string) => {
  if (file === '') void engine.close().then(() => process.disconnect());
  else void measure(file).then((cost) => process.send!(cost));
});
// Whoever asked may have died.
process.on('disconnect', () => process.exit());
process.send!('ready');

async function measure(file: string): Promise<ImportCost> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const idleMB = residentMB(process.pid);
  let imported: Awaited<ReturnType<typeof importInApp>>;
  delay.enable();
  const peakMB = await peakResidentMB(process.pid, async () => (imported = await importInApp(engine, file)));
  delay.disable();
  // The histogram holds intervals between wake-ups, of which the resolution was asked for.
  return { ...imported!, idleMB, peakMB, delayP99Ms: delay.percentile(99) / 1e6 - RESOLUTION_MS };
}
