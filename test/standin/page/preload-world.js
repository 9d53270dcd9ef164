// Runs the preload script in the page with the `electron` that sandboxed preload scripts have.
function runPreload(codec, bridge, facts, run) {
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  const post = (message) => __standInSend(codec.encode(message));

  const ipcRenderer = {
    send: (channel, ...args) => post({ channel, args }),
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        post({ id, channel, args });
      }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  };

  // Called by the main process.
  globalThis.__standInReceive = (text) => {
    const { id, channel, args, ok, value } = codec.decode(text);
    if (id === undefined) {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      return;
    }
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (ok) resolve(value);
    else reject(new Error(value));
  };

  // The native menu sees a key that the page has not kept for itself.
  window.addEventListener('keydown', (event) => {
    const { key, ctrlKey: control, metaKey: meta, altKey: alt, shiftKey: shift } = event;
    if (event.defaultPrevented || !(control || meta || alt || /^F\d+$/.test(key))) return;
    post({ key: { key, control, meta, alt, shift } });
  });

  const electron = {
    contextBridge: { exposeInMainWorld: bridge.expose },
    ipcRenderer,
    webUtils: { getPathForFile: () => '' },
  };
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  run(require, module, module.exports, { ...facts, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} });
}
