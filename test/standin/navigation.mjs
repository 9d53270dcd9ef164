// The stand-in for what Electron asks before a page goes elsewhere.
import { isPrevented } from './app.mjs';
import { fromHttp } from './schemes.mjs';

/** True when a listener wants the frame to stay where it is. `params`: a document's request that Chromium holds back. */
export function askAboutNavigation(contents, { frameId, request }) {
  const details = { url: fromHttp(request.url), isMainFrame: frameId === contents.targetId };
  const names = details.isMainFrame ? ['will-navigate', 'will-frame-navigate'] : ['will-frame-navigate'];
  return names.some((name) => isPrevented((event) => contents.emit(name, { ...details, ...event })));
}
