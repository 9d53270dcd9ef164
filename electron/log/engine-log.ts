// Logs what the engine does, from its events, without paths and file names.
import type { EventPayload } from '../../shared/events.ts';
import type { Engine } from '../engine/engine.ts';
import type { Logger } from './logger.ts';
import { withoutPaths } from './redact.ts';

/** Logs the engine's events as long as it runs. */
export function logEngine(engine: Pick<Engine, 'on'>, log: Logger): void {
  const ended = new Set<string>();
  let api: EventPayload<'api'> | undefined;
  let store: EventPayload<'store'> | undefined;
  engine.on({
    jobs: (jobs) => {
      for (const job of jobs) {
        const { jobId, kind, state, imageId, rowsDone: rows } = job;
        if (ended.has(jobId) || !(state === 'done' || state === 'failed' || state === 'cancelled')) continue;
        ended.add(jobId);
        const facts = { jobId, state, imageId, rows, ms: Math.round(job.elapsedMs) };
        if (state === 'failed') log.warn({ ...facts, reason: withoutPaths(job.message ?? '') }, kind);
        else log.info(facts, kind);
      }
      // Forgets jobs that are no longer listed, as they cannot end again.
      const listed = new Set(jobs.map(({ jobId }) => jobId));
      for (const jobId of ended) if (!listed.has(jobId)) ended.delete(jobId);
    },
    api: (now) => {
      if (now.enabled !== api?.enabled)
        log.info({ port: now.port, openReads: now.openReads }, now.enabled ? 'api on' : 'api off');
      if (now.lastError !== undefined && now.lastError !== api?.lastError)
        log.warn({ reason: withoutPaths(now.lastError) }, 'api');
      api = now;
    },
    store: (now) => {
      if (now.kind === store?.kind && now.state === store.state) return;
      store = now;
      const reason = now.message === undefined ? {} : { reason: withoutPaths(now.message) };
      log[now.state === 'lost' ? 'warn' : 'info']({ kind: now.kind, state: now.state, ...reason }, 'library');
    },
    problem: ({ message }) => log.warn({ reason: withoutPaths(message) }, 'problem'),
  });
}
