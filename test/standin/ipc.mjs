// The stand-in for Electron's `ipcMain`, which takes what preload scripts send and answers it.
import { EventEmitter } from 'node:events';

const invokable = new Map();

class IpcMain extends EventEmitter {
  handle(channel, handler) {
    if (invokable.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    invokable.set(channel, handler);
  }
  removeHandler(channel) {
    invokable.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** Resolves to what the preload script's ipcRenderer.invoke is to be answered; never rejects. */
export async function invoke(event, channel, args) {
  try {
    const handler = invokable.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { ok: true, value: await handler(event, ...args) };
  } catch (error) {
    return { ok: false, value: `Error invoking remote method '${channel}': ${error}` };
  }
}
