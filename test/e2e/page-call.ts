// Makes calls of the contract as the page itself makes them, whichever way its host carries them.
import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/bridge.ts';
import { parseAnswer, type CallInput, type CallName, type CallOutput, type Reply } from '../../shared/contract.ts';

export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

export function callOf(page: Page): Call {
  return parsedCall((name, input) =>
    page.evaluate(
      async ([name, input]) => {
        const { stratascope } = globalThis as { stratascope?: Bridge };
        if (stratascope) return stratascope.call(name, input);
        const key = localStorage.getItem('stratascope.key') ?? '';
        const headers = { 'content-type': 'application/json', 'x-stratascope-key': key };
        const response = await fetch(`api/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
        return (await response.json()) as Reply<unknown>;
      },
      [name, input] as const,
    ),
  );
}

/** Throws what the engine refused. */
export function parsedCall(carry: (name: CallName, input: unknown) => Promise<Reply<unknown>>): Call {
  return async (name, input) => {
    const reply = await carry(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return parseAnswer(name, reply.value);
  };
}
