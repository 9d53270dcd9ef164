// The preload script: gives the page its bridge to the main process; runs sandboxed in a world of its own.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/bridge.ts';
import type { Reply } from '../../shared/contract.ts';
import type { EngineEvent } from '../../shared/events.ts';
import type { Channel, OfferedPath } from './ipc.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call' satisfies Channel, name, input) as Promise<Reply<unknown>>,
  subscribe: (listener) => {
    const relay = (_: unknown, event: EngineEvent): void => listener(event);
    ipcRenderer.on('event' satisfies Channel, relay);
    ipcRenderer.send('listening' satisfies Channel);
    return () => {
      ipcRenderer.off('event' satisfies Channel, relay);
    };
  },
  offerFiles: (files) => {
    // Items dragged from other programs may have no path on disk, which Electron gives as an empty text.
    const offered = files
      .map((file): OfferedPath => ({ offerId: crypto.randomUUID(), path: webUtils.getPathForFile(file) }))
      .filter(({ path }) => path !== '');
    if (offered.length > 0) ipcRenderer.send('offer' satisfies Channel, offered);
  },
};

contextBridge.exposeInMainWorld('stratascope', bridge);
