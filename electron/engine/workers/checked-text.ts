// What a check of a library came to, in a few words.

export function checkedText(logs: number, damaged: number): string {
  const read = `Read ${logs} ${logs === 1 ? 'log' : 'logs'}`;
  return damaged === 0 ? `${read}: nothing is damaged` : `${read}: ${damaged} found damaged`;
}
