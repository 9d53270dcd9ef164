// Keeps all that Electron opens at the viewer: no other page, window, webview, permission, download or network.
import type { App, DownloadItem, Event, Session, WebContents } from 'electron';
import { VIEWER_URL } from './protocol.ts';

/** Called before Electron is ready, so that nothing comes into being without it: neither our window nor anything else. */
export function guardEverything(app: Pick<App, 'enableSandbox' | 'on'>): void {
  app.enableSandbox();
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

type Navigation = Event<{ readonly url: string; readonly isMainFrame: boolean }>;

/** Allows the viewer to be loaded again, and no other address, in no frame. */
function guardContents(contents: WebContents): void {
  const stay = (event: Navigation): void => {
    if (!event.isMainFrame || event.url !== VIEWER_URL) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  // The viewer's scheme never redirects.
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The page's policy allows no other addresses either; this holds for a page without one, too. */
const OUTSIDE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'];

function guardSession(session: Session): void {
  denyPermissions(session);
  session.on('will-download', guardDownload);
  session.webRequest.onBeforeRequest({ urls: OUTSIDE }, (_details, answer) => answer({ cancel: true }));
}

/** Allows our page to write to the clipboard and denies every other permission, such as camera or reading the clipboard. */
function denyPermissions(session: Session): void {
  const allowed = (permission: string, from: string): boolean =>
    permission === 'clipboard-sanitized-write' && `${from.replace(/\/$/, '')}/`.startsWith(VIEWER_URL);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(allowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
}

/** The page saves a colormap from its memory; Electron then asks where to. Nothing else is ever downloaded. */
function guardDownload(event: Pick<Event, 'preventDefault'>, item: Pick<DownloadItem, 'getURL'>): void {
  if (!item.getURL().startsWith(`blob:${VIEWER_URL}`)) event.preventDefault();
}
