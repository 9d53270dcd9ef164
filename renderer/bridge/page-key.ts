// Keeps the key that makes requests of a browser's page those of the owner; the desktop's page needs none.
import { keep, kept } from './kept.ts';

/** In localStorage, which all tabs of this address share and other ports of the host do not see, unlike cookies. */
const STORED_AS = 'stratascope.key';

/**
 * Takes the key that the printed link leads to out of the address, where it stands behind the #. One that is kept gives way
 * only to one that the server takes: a page of another port can open this address with any key it likes.
 */
export async function takeKey(isTaken: (key: string) => Promise<boolean>): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  const before = kept(STORED_AS);
  const isNew = before === undefined || (before !== key && (await isTaken(key)));
  // Where nothing can be kept it stays in the address, for when the page is loaded again.
  if (isNew && !keep(STORED_AS, key)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
}

// Read anew for each request, because another tab may have opened the link of a server that was started again.
export function keyHeaders(): Record<string, string> {
  const key = kept(STORED_AS);
  return key === undefined ? {} : headersOf(key);
}

export function headersOf(key: string): Record<string, string> {
  return { 'x-stratascope-key': key };
}

/** For requests that cannot send headers: links and event streams. */
export function withKey(address: string): string {
  const key = kept(STORED_AS);
  return key === undefined ? address : `${address}?key=${encodeURIComponent(key)}`;
}
