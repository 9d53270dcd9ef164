// Arrow keys, Home and End in a list that is a single Tab stop: which item a key moves to.

/** The index that a key moves to; undefined for other keys. At the list's ends the index stays. */
export function listTarget(key: string, current: number, count: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: current - 1,
    ArrowDown: current + 1,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}
