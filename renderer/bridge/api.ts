// In: a call of the contract. Out: its parsed answer, or a StratascopeError.
import {
  contract,
  events,
  type CallInput,
  type CallName,
  type CallOutput,
  type EventName,
  type EventPayload,
} from '../../shared/contract.ts';
import { errorFromShape } from '../../shared/errors.ts';
import { bridge } from './bridge.ts';

/** Throws StratascopeError with the engine's sentence, ZodError when the answer breaks the contract. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await bridge().call(name, input);
  if (!reply.ok) throw errorFromShape(reply.error);
  return contract[name].output.parse(reply.value) as CallOutput<N>;
}

export type EventListeners = { readonly [N in EventName]?: (payload: EventPayload<N>) => void };

/** Returns a function that ends the subscription. Throws ZodError when an event breaks the contract. */
export function subscribe(listeners: EventListeners): () => void {
  return bridge().subscribe(({ name, payload }) => deliver(listeners, name, payload));
}

function deliver<N extends EventName>(listeners: EventListeners, name: N, payload: unknown): void {
  listeners[name]?.(events[name].parse(payload) as EventPayload<N>);
}

/** The sentence to show for whatever was thrown. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
