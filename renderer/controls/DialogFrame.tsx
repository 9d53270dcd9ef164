// In: a title and a body. Out: a modal dialog: focus kept inside and given back after, Escape closes.
// Radix's Overlay is left out: it writes a <style> into the page, which the content security policy forbids.
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { controlTexts } from './texts.ts';
import dialogs from './dialog.module.css';
import buttons from './button.module.css';

interface DialogFrameProps {
  readonly title: string;
  readonly wide?: boolean;
  /** A press beside the dialog closes it; not where something typed would be lost. */
  readonly closesOutside?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

export function DialogFrame({ title, wide = false, closesOutside = false, children, onClose }: DialogFrameProps) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <div className={dialogs.backdrop} />
        <Dialog.Content
          className={wide ? dialogs.wide : dialogs.dialog}
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

/** The control marked `data-autofocus`, else the first answer already given, rather than the first control: that closes. */
function focusMarked(event: Event): void {
  if (!(event.target instanceof Element)) return;
  const { target } = event;
  const start = target.querySelector('[data-autofocus]') ?? target.querySelector('input:checked');
  if (!(start instanceof HTMLElement)) return;
  event.preventDefault();
  start.focus();
  if (start instanceof HTMLInputElement) start.select();
}

/** Dialogs are opened from menus and shortcuts: the focus returns to what had it, or to the picture where that was a menu or nothing. */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const kept = before?.isConnected && before !== document.body;
    const back = kept ? before : document.querySelector('main canvas[role=img]');
    if (back instanceof HTMLElement) back.focus();
  };
}
