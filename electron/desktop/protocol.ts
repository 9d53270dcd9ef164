// In: requests for app://viewer/… from our page. Out: what the viewer site answers, as fetch responses.
import type { viewerSite } from '../viewer-site.ts';

export const SCHEME = 'app';
/** The page's address; everything it loads lies under it. */
export const VIEWER_URL = `${SCHEME}://viewer/`;

/**
 * The handler for `protocol.handle`. Hosts other than `viewer` do not exist (404).
 * The target is cut out of the address as text, not parsed: a URL object would fold `..` and `%2e%2e` away, and the
 * site's own path check, the one that HTTP relies on too, would never see them.
 */
export function serveViewer(site: ReturnType<typeof viewerSite>): (request: Request) => Promise<Response> {
  return async ({ url, method, signal }) => {
    if (!url.startsWith(VIEWER_URL)) return new Response(null, { status: 404 });
    const [target = ''] = url.slice(VIEWER_URL.length - 1).split('#');
    const { status, headers, body } = await site(method, target, signal);
    // The site's buffers are never shared memory, which is the one kind a response does not take.
    return new Response((body as string | Uint8Array<ArrayBuffer> | undefined) ?? null, { status, headers });
  };
}
