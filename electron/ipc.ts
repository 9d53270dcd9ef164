// In: messages of the page. Out: replies to its calls, and the engine's events. Whoever is not our page gets nothing.
import { isAbsolute } from 'node:path';
import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import type { EventName, Reply } from '../shared/contract.ts';
import type { EngineEvent } from './engine/engine.ts';
import { VIEWER_URL } from './protocol.ts';

/** Channels shared with preload.ts. */
export type Channel = 'call' | 'offer' | 'listening' | 'event';

export interface IpcTargets {
  /** The contents of our one window, if it is open. */
  page(): WebContents | undefined;
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>;
  offerFiles(paths: readonly string[]): void;
  /** The page has subscribed to events. */
  listening(): void;
}

type Sender = { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null };

/** Only the main frame of our window, and only while it shows the viewer: what a frame or a stray page sends is refused. */
export function isViewer({ sender, senderFrame }: Sender, page: WebContents | undefined): boolean {
  return (
    sender === page && senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(VIEWER_URL)
  );
}

/** Absolute paths, as preload reads them off dropped files; undefined when it is anything else. */
export function absolutePaths(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > 1000) return undefined;
  const isPath = (item: unknown): item is string =>
    typeof item === 'string' && isAbsolute(item) && !item.includes('\0');
  return value.every(isPath) ? value : undefined;
}

export function registerIpc(ipcMain: Pick<IpcMain, 'handle' | 'on'>, targets: IpcTargets): void {
  const on = (channel: Channel, run: (value: unknown) => void): void => {
    ipcMain.on(channel, (event, value: unknown) => {
      if (isViewer(event, targets.page())) run(value);
    });
  };
  ipcMain.handle('call' satisfies Channel, async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isViewer(event, targets.page())) {
      return { ok: false, error: { code: 'forbidden', message: 'Only the viewer may call the engine' } };
    }
    return targets.dispatch(String(name), input);
  });
  on('offer', (value) => {
    const paths = absolutePaths(value);
    if (paths) targets.offerFiles(paths);
  });
  on('listening', () => targets.listening());
}

/** What a page reads for itself when it starts; an event of these that nobody heard is not worth keeping. */
const readAtStart: readonly EventName[] = ['jobs', 'library', 'damaged', 'recent'];

/** Sends the engine's events to the page, and keeps those that come before it listens: a file named at start may be ready first. */
export class EventRelay {
  #page: WebContents | undefined;
  #listening = false;
  #held: EngineEvent[] = [];

  attach(page: WebContents): void {
    this.#page = page;
    this.#listening = false;
    page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#listening = false;
    });
    page.on('render-process-gone', () => {
      this.#listening = false;
    });
    page.once('destroyed', () => {
      this.#page = undefined;
      this.#listening = false;
    });
  }

  send(event: EngineEvent): void {
    if (this.#listening) this.#page?.send('event' satisfies Channel, event);
    else if (!readAtStart.includes(event.name)) this.#held.push(event);
  }

  /** The page has subscribed: what was kept for it goes out. */
  flush(): void {
    this.#listening = true;
    for (const event of this.#held.splice(0)) this.send(event);
  }
}
