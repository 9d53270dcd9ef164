// Keeps the key that makes requests of a browser's page those of the owner; the desktop's page needs none.

/** In localStorage, which all tabs of this address share and other ports of the host do not see, unlike cookies. */
const STORED_AS = 'stratascope.key';

/**
 * Takes the key that the printed link leads to out of the address, where it stands behind the #. One that is kept gives way
 * only to one that the server takes: a page of another port can open this address with any key it likes.
 */
export async function takeKey(isTaken: (key: string) => Promise<boolean>): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  const kept = localStorage.getItem(STORED_AS);
  if (kept === null || (kept !== key && (await isTaken(key)))) localStorage.setItem(STORED_AS, key);
}

// Read anew for each request, because another tab may have opened the link of a server that was started again.
export function keyHeaders(): Record<string, string> {
  const key = localStorage.getItem(STORED_AS);
  return key === null ? {} : headersOf(key);
}

export function headersOf(key: string): Record<string, string> {
  return { 'x-stratascope-key': key };
}

/** For requests that cannot send headers: links and event streams. */
export function withKey(address: string): string {
  const key = localStorage.getItem(STORED_AS);
  return key === null ? address : `${address}?key=${encodeURIComponent(key)}`;
}
