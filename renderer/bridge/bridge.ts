// The page's bridge to the engine: the one that the desktop's preload put into the page, else one over HTTP.
import type { Bridge } from '../../shared/bridge.ts';
import { createHttpBridge } from './http-bridge.ts';

declare global {
  interface Window {
    /** Put here by the desktop's preload script; absent in a browser. */
    readonly stratascope?: Bridge;
  }
}

let made: Bridge | undefined;

/** The bridge, made at its first use, so that modules with commands can be imported where there is no page. */
export function bridge(): Bridge {
  made ??= window.stratascope ?? createHttpBridge();
  return made;
}

/** The desktop has a native menu and dialogs; a browser page draws its own. */
export function isDesktop(): boolean {
  return window.stratascope !== undefined;
}
