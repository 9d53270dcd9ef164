// Keeps the key that makes requests of a browser's page those of the owner; the desktop's page needs none.

/** In localStorage, which all tabs of this address share and other ports of the host do not see, unlike cookies. */
const STORED_AS = 'stratascope.key';

/** Takes the key that the printed link leads to out of the address, where it stands behind the #. */
export function takeKey(): void {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  localStorage.setItem(STORED_AS, key);
  history.replaceState(history.state, '', location.pathname + location.search);
}

// Read anew for each request, because another tab may have opened the link of a server that was started again.
export function keyHeaders(): Record<string, string> {
  const key = localStorage.getItem(STORED_AS);
  return key === null ? {} : { 'x-stratascope-key': key };
}

/** For requests that cannot send headers: links and event streams. */
export function withKey(address: string): string {
  const key = localStorage.getItem(STORED_AS);
  return key === null ? address : `${address}?key=${encodeURIComponent(key)}`;
}
