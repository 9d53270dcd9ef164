// What the browser keeps for this address from one visit to the next; where it keeps nothing, for this visit alone.

/** Of this page, in place of a storage that is blocked. */
const memory = new Map<string, string>();

export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    // Settings of the browser may forbid it, and then to touch it is an error.
    return memory.get(name);
  }
}

/** Whether it is there on the next visit, too. */
export function keep(name: string, value: string): boolean {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    memory.set(name, value);
    return false;
  }
}
