// Starts what a dialog asks for, once at a time; it closes when that has begun, and tells what went wrong.
import { useState, type FormEvent } from 'react';
import { problemOf, type Problem } from '../bridge/api.ts';
import { closeDialog } from '../state/store.ts';

export interface Start {
  readonly failure: Problem | undefined;
  readonly starting: boolean;
  readonly submit: (event: FormEvent) => void;
}

/** `ask`: undefined as long as the form cannot be sent. `started` is false where the user has chosen no place. */
export function useStart(ask: (() => Promise<{ readonly started: boolean }>) | undefined): Start {
  const [failure, setFailure] = useState<Problem>();
  const [starting, setStarting] = useState(false);
  const start = async (): Promise<void> => {
    if (!ask || starting) return;
    setStarting(true);
    setFailure(undefined);
    try {
      const { started } = await ask();
      if (started) closeDialog();
    } catch (error) {
      setFailure(problemOf(error));
    } finally {
      setStarting(false);
    }
  };
  return {
    failure,
    starting,
    submit: (event) => {
      event.preventDefault();
      void start();
    },
  };
}
