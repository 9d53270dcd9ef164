// A small prompt over the top of the stage that leaves the picture in sight. Escape or a press beside it closes it.
import { Dialog } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useReturnFocus } from '../controls/DialogFrame.tsx';
import { useViewer, closeDialog } from '../state/store.ts';
import styles from './StagePrompt.module.css';

interface StagePromptProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function closePrompt(): void {
  closeDialog();
}

export function StagePrompt({ title, children }: StagePromptProps) {
  const returnFocus = useReturnFocus();
  const leftForOther = useRef(false);
  return (
    <Dialog.Root open modal={false} onOpenChange={closePrompt}>
      <Dialog.Content
        className={styles.prompt}
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          if (!(event.target instanceof Element)) return;
          const field = event.target.querySelector('input');
          field?.focus();
          field?.select();
        }}
        onInteractOutside={() => {
          leftForOther.current = true;
        }}
        onCloseAutoFocus={(event) => {
          // The focus is not moved back if the user has put it elsewhere or another prompt has been opened since.
          if (leftForOther.current || useViewer.getState().dialog !== undefined) event.preventDefault();
          else returnFocus(event);
        }}
      >
        <Dialog.Title>{title}</Dialog.Title>
        {children}
      </Dialog.Content>
    </Dialog.Root>
  );
}

interface OutcomeProps {
  /** Of the element that the field names as what describes it. */
  readonly id: string;
  readonly wrong: boolean;
  readonly children: ReactNode;
}

/** What will come of what is typed, or why nothing can. */
export function Outcome({ id, wrong, children }: OutcomeProps) {
  return (
    <p id={id} className={styles.outcome} role="status" data-problem={wrong || undefined}>
      {children}
    </p>
  );
}
