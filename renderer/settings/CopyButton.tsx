// A button that copies a text to the clipboard and confirms it for a moment.
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { errorSentence } from '../bridge/api.ts';
import { reportProblem } from '../state/store.ts';
import { controlTexts } from '../controls/texts.ts';
import buttons from '../controls/button.module.css';

const SAID_MS = 1500;

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

export function CopyButton({ label, text }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  function copy(): void {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      (error: unknown) => reportProblem(controlTexts.clipboardRefused(errorSentence(error))),
    );
  }

  return (
    <button type="button" className={buttons.button} onClick={copy}>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span aria-live="polite">{copied ? controlTexts.copied : label}</span>
    </button>
  );
}
