// In: the page's calls. Out: the same, sent to the main process. Runs sandboxed beside the page, in a world of its own.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/bridge.ts';
import type { Reply } from '../../shared/contract.ts';
import type { EngineEvent } from '../../shared/events.ts';
import type { Channel } from './ipc.ts';

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
    // Something dragged from another program may have no path on disk: then it is the empty text.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    if (paths.length > 0) ipcRenderer.send('offer' satisfies Channel, paths);
  },
};

contextBridge.exposeInMainWorld('stratascope', bridge);
