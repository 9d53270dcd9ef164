// Calls of the contract as functions: the answer comes back parsed, an error is thrown.
import { parseAnswer, type CallInput, type CallName, type CallOutput } from '../../shared/contract.ts';
import { errorFromShape, StratascopeError, type ErrorCode } from '../../shared/errors.ts';
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

/** What is told of an error: its sentence, and its code, by which something is offered against it. */
export interface Problem {
  readonly message: string;
  readonly code?: ErrorCode | undefined;
}

export function problemOf(error: unknown): Problem {
  return { message: errorSentence(error), code: error instanceof StratascopeError ? error.code : undefined };
}

/** The sentence to show for an error of any kind. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
