// Keys in a list that is one stop of the Tab key: which of its items they go to.

/** Undefined when the key goes nowhere. At either end it stays there. */
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
