// Metrics of the server and its engine in Prometheus' text format.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Job } from '../../shared/model/status.ts';

/** How a frame was made. */
interface FrameFacts {
  readonly level: number;
  readonly renderMs: number;
  readonly encodeMs: number;
  readonly tiles: { readonly hits: number; readonly misses: number };
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const DELAY_RESOLUTION_MS = 10;

export class Metrics {
  /** A registry for this server alone, so that two servers in one process do not mix. */
  readonly #registry = new Registry();
  readonly #requests = this.#counter('http_requests_total', 'Requests answered', ['method', 'route', 'status']);
  readonly #latency = this.#histogram('http_request_duration_seconds', 'From the headers to the last byte', ['route']);
  readonly #frames = this.#counter('frames_total', 'Frames drawn, by level of the depth pyramid', ['level']);
  readonly #render = this.#histogram('frame_render_seconds', 'Reading tiles, resampling and colouring a frame');
  readonly #encode = this.#histogram('frame_encode_seconds', 'Encoding a frame as JPEG or PNG');
  readonly #hits = this.#counter('tile_cache_hits_total', 'Tiles found in memory');
  readonly #misses = this.#counter('tile_cache_misses_total', 'Tiles read from the library');
  readonly #importRows = this.#counter('import_rows_total', 'Scanlines imported');
  readonly #importBytes = this.#counter('import_bytes_total', 'Bytes of files imported');
  readonly #imported = new Map<string, { rows: number; bytes: number }>();
  readonly #delay = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION_MS });

  constructor() {
    this.#delay.enable();
    const delay = this.#delay;
    const registers = [this.#registry];
    new Gauge({
      name: 'stratascope_event_loop_delay_seconds',
      help: 'Lateness of the main thread since the last scrape',
      labelNames: ['quantile'],
      registers,
      collect() {
        for (const quantile of [0.5, 0.99, 1]) {
          // The histogram holds intervals between wake-ups, which include the resolution; subtracted, the delay remains.
          const intervalMs = (quantile === 1 ? delay.max : delay.percentile(quantile * 100)) / 1e6;
          this.set({ quantile: String(quantile) }, Math.max(0, intervalMs - DELAY_RESOLUTION_MS) / 1000);
        }
        delay.reset();
      },
    });
    this.gauge('process_resident_memory_bytes', 'Resident memory of the process with all its workers', () =>
      process.memoryUsage.rss(),
    );
  }

  /** A number that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      ...{ name, help, registers: [this.#registry] },
      collect() {
        this.set(read());
      },
    });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.inc({ method, route, status: String(status) });
    this.#latency.observe({ route }, seconds);
  }

  drew({ level, renderMs, encodeMs, tiles }: FrameFacts): void {
    this.#frames.inc({ level: String(level) });
    this.#render.observe(renderMs / 1000);
    this.#encode.observe(encodeMs / 1000);
    this.#hits.inc(tiles.hits);
    this.#misses.inc(tiles.misses);
  }

  /** Takes the engine's list of jobs whenever it changes, and adds what imports have done since the last time. */
  jobs(list: readonly Job[]): void {
    const listed = new Set(list.map(({ jobId }) => jobId));
    for (const jobId of this.#imported.keys()) if (!listed.has(jobId)) this.#imported.delete(jobId);
    for (const { jobId, kind, state, rowsDone, unitsDone, unitsTotal } of list) {
      if (kind !== 'import' || (state !== 'running' && state !== 'done')) continue;
      const before = this.#imported.get(jobId) ?? { rows: 0, bytes: 0 };
      const now = { rows: rowsDone, bytes: state === 'done' ? unitsTotal : unitsDone };
      this.#importRows.inc(Math.max(0, now.rows - before.rows));
      this.#importBytes.inc(Math.max(0, now.bytes - before.bytes));
      this.#imported.set(jobId, now);
    }
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  close(): void {
    this.#delay.disable();
  }

  #counter<L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> {
    return new Counter({ name: `stratascope_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<L extends string>(name: string, help: string, labelNames: L[] = []): Histogram<L> {
    return new Histogram({
      name: `stratascope_${name}`,
      help,
      labelNames,
      buckets: SECONDS,
      registers: [this.#registry],
    });
  }
}
