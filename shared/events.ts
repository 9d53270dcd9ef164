// Every event that the engine tells its pages, declared once: what it carries, and how that is come by.
import { z } from 'zod';
import { contract, type Ask } from './contract.ts';
import { imageId } from './model/image-log.ts';
import { apiStatus, job, libraryStatus, offeredFile } from './model/status.ts';
import { recordsOf } from './records/records.ts';

/** `ask`: how the payload is come by whenever it may have changed. */
const event = <P extends z.ZodType>(payload: P, ask?: (ask: Ask) => Promise<z.output<P>>) => ({ payload, ask });

/**
 * An event that a call emits carries the call's answer where that has the event's own schema, else what `ask` brings.
 * Those with `ask` are told too when another process has changed the library, and asked for by a page that has been away:
 * in this order, so that what a log is drawn with is known before the log.
 */
export const events = {
  /** Every job that is under way or not yet dismissed, oldest first. At most 10 a second. */
  jobs: event(z.array(job)),
  /** The library's own colormaps changed: all of them, by name. */
  colormaps: event(contract['colormap.list'].output, (ask) => ask('colormap.list', {})),
  /** The library changed: the whole list, newest first. */
  library: event(contract['library.list'].output, (ask) => ask('library.list', {})),
  /** With it: those that cannot be read. */
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
  /** One sentence for the user that belongs to no call of the renderer's. */
  problem: event(z.object({ message: z.string() })),
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

/** Those with `ask`: they tell what the library holds. */
export const LIBRARY_EVENTS: readonly EventName[] = (Object.keys(events) as EventName[]).filter(
  (name) => events[name].ask !== undefined,
);

/** The event with what it carries now; undefined where only who emits it knows. */
export async function askedEvent<N extends EventName>(name: N, ask: Ask): Promise<EngineEvent<N> | undefined> {
  const asked = declared[name].ask;
  return asked && { name, payload: await asked(ask) };
}

/** Throws ZodError when the payload breaks the contract. */
export function parseEvent<N extends EventName>(name: N, payload: unknown): EngineEvent<N> {
  return { name, payload: declared[name].payload.parse(payload) };
}

/** To the listener for its name, if there is one. */
export function deliver<N extends EventName>(listeners: EventListeners, { name, payload }: EngineEvent<N>): void {
  listeners[name]?.(payload);
}
