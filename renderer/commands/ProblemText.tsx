// What went wrong, as it stands in a list, a dialog or a panel: its sentence, and what is offered against it.
import { createContext, useContext, type ComponentType } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Problem } from '../bridge/api.ts';

/** What is offered beside the message of an error, by its code. */
export type Remedies = Readonly<Partial<Record<ErrorCode, ComponentType>>>;

/** App provides those of all features by context, so that rooms need not import each other. */
export const RemediesContext = createContext<Remedies>({});

interface ProblemTextProps {
  readonly problem: Problem | undefined;
  readonly className?: string | undefined;
}

export function ProblemText({ problem, className }: ProblemTextProps) {
  return (
    problem && (
      <div className={className}>
        {/* The button stands outside: of an alert all is read out. */}
        <p role="alert">{problem.message}</p>
        <Remedy code={problem.code} />
      </div>
    )
  );
}

/** Nothing for an error against which nothing can be offered. */
export function Remedy({ code }: Pick<Problem, 'code'>) {
  const remedies = useContext(RemediesContext);
  const Offer = code && remedies[code];
  return Offer && <Offer />;
}
