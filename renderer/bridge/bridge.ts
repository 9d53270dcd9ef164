// In: where the page runs. Out: its one way to the engine: what the desktop put into the page, else the same over HTTP.
import type { Bridge } from '../../shared/bridge.ts';
import { createHttpBridge } from './http-bridge.ts';

declare global {
  interface Window {
    /** Only in the desktop. */
    readonly stratascope?: Bridge;
  }
}

let made: Bridge | undefined;

/** Made at the first use, so that modules holding commands can be imported where there is no page. */
export function bridge(): Bridge {
  made ??= window.stratascope ?? createHttpBridge();
  return made;
}

/** The desktop has a native menu and dialogs; a browser page draws its own. */
export function isDesktop(): boolean {
  return window.stratascope !== undefined;
}
