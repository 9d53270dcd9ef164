// Calls of the contract as functions: the answer comes back parsed, an error is thrown.
import { parseAnswer, type CallInput, type CallName, type CallOutput } from '../../shared/contract.ts';
import { errorFromShape } from '../../shared/errors.ts';
import { deliver, parseEvent, type EventListeners } from '../../shared/events.ts';
import { bridge } from './bridge.ts';

/** Throws StratascopeError with the engine's sentence, ZodError when the answer breaks the contract. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await bridge().call(name, input);
  if (!reply.ok) throw errorFromShape(reply.error);
  return parseAnswer(name, reply.value);
}

/** Returns a function that ends the subscription. Throws ZodError when an event breaks the contract. */
export function subscribe(listeners: EventListeners): () => void {
  return bridge().subscribe(({ name, payload }) => {
    if (listeners[name]) deliver(listeners, parseEvent(name, payload));
  });
}

/** The sentence to show for an error of any kind. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
