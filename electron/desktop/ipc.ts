// The IPC between page and main process: calls, replies and events, for the viewer's own page only.
import { isAbsolute } from 'node:path';
import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import { z } from 'zod';
import type { Reply } from '../../shared/contract.ts';
import { LIBRARY_EVENTS, type EngineEvent, type EventName } from '../../shared/events.ts';
import { VIEWER_URL } from './protocol.ts';

/** Channels shared with preload.ts. */
export type Channel = 'call' | 'offer' | 'listening' | 'event';

/**
 * A dropped file on its way from preload to here. The page knows the token alone, by which it imports the file; it has no way
 * to name a path.
 */
const offeredPath = z.strictObject({
  offerId: z.uuid(),
  path: z.string().refine((path) => isAbsolute(path) && !path.includes('\0')),
});
const offeredPaths = z
  .array(offeredPath)
  .min(1)
  .max(1000)
  .refine((files) => new Set(files.map(({ offerId }) => offerId)).size === files.length);
export type OfferedPath = z.infer<typeof offeredPath>;

export interface IpcTargets {
  /** The contents of the viewer's window, if it is open. */
  page(): WebContents | undefined;
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>;
  offerFiles(files: readonly OfferedPath[]): void;
  /** Called when the page has subscribed to events. */
  listening(): void;
}

type Sender = { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null };

/** Whether a message comes from the main frame of our window while it shows the viewer. All others are refused. */
export function isViewer({ sender, senderFrame }: Sender, page: WebContents | undefined): boolean {
  return (
    sender === page && senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(VIEWER_URL)
  );
}

/** The value if it is a list of absolute paths, as a second start hands them over; undefined for anything else. */
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
    const { data } = offeredPaths.safeParse(value);
    if (data) targets.offerFiles(data);
  });
  on('listening', () => targets.listening());
}

/** Events that are not kept for a page that is still loading, because it reads the same data when it starts. */
const readAtStart: readonly EventName[] = ['jobs', 'recent', ...LIBRARY_EVENTS];

/**
 * Sends the engine's events to the page and keeps those that come before the page listens: a file named at the start may be
 * ready earlier than the page.
 */
export class EventRelay {
  #page: WebContents | undefined;
  #listening = false;
  #held: EngineEvent[] = [];

  attach(page: WebContents): void {
    this.#page = page;
    this.#listening = false;
    page.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
      // To any other address the guard lets no page go, but Electron asks it only after this, and the page stays.
      if (url === VIEWER_URL && isMainFrame && !isSameDocument) this.#listening = false;
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

  /** Sends the kept events, when the page has subscribed. */
  flush(): void {
    this.#listening = true;
    for (const event of this.#held.splice(0)) this.send(event);
  }
}
