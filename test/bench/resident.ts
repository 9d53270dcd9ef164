// The resident memory of a process, in MB, now or at its highest while something runs.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const SAMPLE_MS = 10;

export function residentMB(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (!fs.existsSync(status))
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1000;
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(status, 'utf8'))?.[1]) / 1000;
}

/** The highest of samples every 10 ms. */
export async function peakResidentMB(pid: number, during: () => Promise<unknown>): Promise<number> {
  let peak = residentMB(pid);
  const sampling = setInterval(() => (peak = Math.max(peak, residentMB(pid))), SAMPLE_MS);
  try {
    await during();
  } finally {
    clearInterval(sampling);
  }
  return Math.max(peak, residentMB(pid));
}
