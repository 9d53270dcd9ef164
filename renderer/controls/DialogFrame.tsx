// The frame of every modal dialog: keeps the focus inside, gives it back afterwards, closes on Escape.
// Radix's Overlay is left out: it writes a <style> into the page, which the content security policy forbids.
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { controlTexts } from './texts.ts';
import dialogs from './dialog.module.css';
import buttons from './button.module.css';

const SIZES = { plain: dialogs.dialog, wide: dialogs.wide, large: dialogs.large } as const;

interface DialogFrameProps {
  readonly title: string;
  readonly size?: keyof typeof SIZES;
  /** Whether a press beside the dialog closes it. Not set where typed text would be lost. */
  readonly closesOutside?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

export function DialogFrame({ title, size = 'plain', closesOutside = false, children, onClose }: DialogFrameProps) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <div className={dialogs.backdrop} />
        <Dialog.Content
          className={SIZES[size]}
          aria-describedby={undefined}
          onOpenAutoFocus={focusMarked}
          onCloseAutoFocus={returnFocus}
          onPointerDownOutside={(event) => {
            if (!closesOutside) event.preventDefault();
          }}
        >
          <header className={dialogs.header}>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className={buttons.plainIcon} aria-label={controlTexts.close} title={controlTexts.close}>
              <X aria-hidden="true" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Focuses the control marked `data-autofocus`, else the first chosen answer. The first control would be Close. */
function focusMarked(event: Event): void {
  if (!(event.target instanceof Element)) return;
  const { target } = event;
  const start = target.querySelector('[data-autofocus]') ?? target.querySelector('input:checked');
  if (!(start instanceof HTMLElement)) return;
  event.preventDefault();
  start.focus();
  if (start instanceof HTMLInputElement) start.select();
}

/**
 * Returns the focus to the element that had it before the dialog, or to the picture if that was in a menu or is gone: dialogs
 * are opened from menus and by shortcuts.
 */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const kept = before?.isConnected && before !== document.body;
    const back = kept ? before : document.querySelector('main canvas[role=img]');
    if (back instanceof HTMLElement) back.focus();
  };
}
