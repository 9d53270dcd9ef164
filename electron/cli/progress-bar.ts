// A progress bar on stderr that redraws its line; draws nothing where stderr is not a terminal.
import { clearLine, isWatched, redrawLine } from '../log/terminal.ts';

const REDRAW_EVERY_MS = 100;
const BAR_CELLS = 24;

interface ProgressBar {
  /** `done` of `total` bytes or rows; `rows`: scanlines done; `note`: what is said behind the title. */
  update(done: number, total: number, rows: number, note?: string): void;
  /** Removes the line. */
  end(): void;
}

/** `unit` of the speed shown; for `MB`, `done` and `total` are in bytes. */
export function progressBar(title: string, unit: 'MB' | 'rows'): ProgressBar {
  if (!isWatched()) return { update: () => undefined, end: () => undefined };
  const startedMs = performance.now();
  let drawnMs = 0;
  return {
    update(done, total, rows, note = '') {
      const nowMs = performance.now();
      if (nowMs - drawnMs < REDRAW_EVERY_MS) return;
      drawnMs = nowMs;
      const part = total > 0 ? Math.min(1, done / total) : 0;
      const seconds = (nowMs - startedMs) / 1000;
      const left = part > 0 ? Math.ceil(seconds / part - seconds) : undefined;
      const bar = '#'.repeat(Math.round(part * BAR_CELLS)).padEnd(BAR_CELLS, '.');
      const rate =
        unit === 'MB' ? `${(done / 1e6 / seconds).toFixed(1)} MB/s` : `${(done / seconds).toFixed(0)} rows/s`;
      const text = `${title}${note} [${bar}] ${(part * 100).toFixed(0)} %  ${rows} scanlines  ${rate}  ${left ?? '?'} s left`;
      redrawLine(text);
    },
    end() {
      if (drawnMs > 0) clearLine();
      drawnMs = 0;
    },
  };
}
