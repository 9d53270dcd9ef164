// Writes numbers for people: counts, byte sizes, durations, sample values, plurals.

/** A count: 5460 -> `5,460`. */
export function countText(n: number): string {
  return Math.round(n).toLocaleString('en-US');
}

/** A size in decimal units, as file managers show it: 4194304 -> `4.2 MB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** A duration: 4200 -> `4 s`, 187000 -> `3 min 7 s`; anything under a second is `1 s`. */
export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** A sample's value, short enough for a scale: 0.123456 -> `0.1235`, 128 -> `128`, 1e9 -> `1e+9`. */
export function valueText(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3))
    return value.toExponential(2).replace(/\.?0+e/, 'e');
  return String(Number(value.toPrecision(4)));
}

/** A count with its noun: `1 scanline`, `2 scanlines`. */
export function plural(n: number, one: string): string {
  return `${countText(n)} ${one}${n === 1 ? '' : 's'}`;
}
