// Serves app://viewer/… to the desktop's page: the viewer site's answers as fetch responses.
import type { viewerSite } from '../viewer-site.ts';

export const SCHEME = 'app';
/** The page's address; everything it loads lies under it. */
export const VIEWER_URL = `${SCHEME}://viewer/`;

/**
 * The handler for `protocol.handle`. Hosts other than `viewer` do not exist (404).
 * The path is cut out of the address as text. A URL object would resolve `..` and `%2e%2e`, and the site's own path check,
 * which HTTP relies on as well, would never see them.
 */
export function serveViewer(site: ReturnType<typeof viewerSite>): (request: Request) => Promise<Response> {
  return async ({ url, method, signal }) => {
    if (!url.startsWith(VIEWER_URL)) return new Response(null, { status: 404 });
    const [target = ''] = url.slice(VIEWER_URL.length - 1).split('#');
    const { status, headers, body } = await site(method, target, signal);
    // The cast is sound: the site's buffers are never shared memory, which a response does not take.
    return new Response((body as string | Uint8Array<ArrayBuffer> | undefined) ?? null, { status, headers });
  };
}
