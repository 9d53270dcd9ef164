// Every event that the engine sends to its pages, declared once: its payload, and how that is looked up.
import { z } from 'zod';
import { contract, type Ask } from './contract.ts';
import { ERROR_CODES } from './errors.ts';
import { imageId } from './model/image-log.ts';
import { apiStatus, job, libraryStatus, offeredFile } from './model/status.ts';
import { recordsOf } from './records/records.ts';

/** `ask`: looks the payload up again whenever it may have changed. */
const event = <P extends z.ZodType>(payload: P, ask?: (ask: Ask) => Promise<z.output<P>>) => ({ payload, ask });

/**
 * An event that a call emits carries the call's answer if both have the same schema object, else the result of `ask`.
 * Events with `ask` are also sent when another process has changed the library and when a page reconnects. Their order
 * here is the order of sending: colormaps go before the logs that are drawn with them.
 */
export const events = {
  /** Every job that is under way or not yet dismissed, oldest first. At most 10 a second. */
  jobs: event(z.array(job)),
  /** The library's own colormaps changed. All of them, sorted by name. */
  colormaps: event(contract['colormap.list'].output, (ask) => ask('colormap.list', {})),
  /** The library changed. All its logs, newest first. */
  library: event(contract['library.list'].output, (ask) => ask('library.list', {})),
  /** The logs of the library that cannot be read; sent together with `library`. */
  damaged: event(contract['library.damaged'].output, (ask) => ask('library.damaged', {})),
  /** Records changed, and are to be listed again: those of a log and a kind, or any where another process changed them. */
  records: event(recordsOf, async () => ({})),
  /** Files dropped, chosen or opened from the recent list: the import dialog takes them. */
  offered: event(z.array(offeredFile)),
  /** Show this image log. */
  show: event(z.object({ id: imageId })),
  /** An item of the native menu was chosen: an id of shared/menu.ts. */
  command: event(z.object({ id: z.string() })),
  api: event(apiStatus),
  store: event(libraryStatus),
  recent: event(z.array(z.object({ index: z.int(), fileName: z.string() }))),
  /** What is told the user of an error that is not the answer to a call. */
  problem: event(z.object({ code: z.enum(ERROR_CODES), message: z.string() })),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]['payload']>;
export type EngineEvent<N extends EventName = EventName> = {
  [K in N]: { readonly name: K; readonly payload: EventPayload<K> };
}[N];
export type EventListeners = { readonly [N in EventName]?: (payload: EventPayload<N>) => void };

interface EventDeclaration<P> {
  readonly payload: z.ZodType<P>;
  readonly ask?: ((ask: Ask) => Promise<P>) | undefined;
}
const declared: { readonly [N in EventName]: EventDeclaration<EventPayload<N>> } = events;

/** The events that tell what the library holds: those with `ask`. */
export const LIBRARY_EVENTS: readonly EventName[] = (Object.keys(events) as EventName[]).filter(
  (name) => events[name].ask !== undefined,
);

/** The event with its payload as it is now; undefined for an event whose payload cannot be looked up. */
export async function askedEvent<N extends EventName>(name: N, ask: Ask): Promise<EngineEvent<N> | undefined> {
  const asked = declared[name].ask;
  return asked && { name, payload: await asked(ask) };
}

/** Throws ZodError when the payload breaks the contract. */
export function parseEvent<N extends EventName>(name: N, payload: unknown): EngineEvent<N> {
  return { name, payload: declared[name].payload.parse(payload) };
}

/** Hands an event to the listener for its name, if there is one. */
export function deliver<N extends EventName>(listeners: EventListeners, { name, payload }: EngineEvent<N>): void {
  listeners[name]?.(payload);
}
