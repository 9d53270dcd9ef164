// In: a command's id. Out: a button that runs it, disabled while it is not possible, with its shortcut in the tip.
import type { ReactNode } from 'react';
import { acceleratorOf, MENU } from '../../shared/menu.ts';
import { acceleratorText, isMac } from './accelerator.ts';
import { isPossible, runCommand } from '../shell/all-commands.ts';
import { useViewer } from '../state/store.ts';

interface CommandButtonProps {
  readonly id: string;
  /** Beside the icon. */
  readonly text?: string;
  /** Said where there is no text. */
  readonly label?: string;
  readonly icon?: ReactNode;
  readonly primary?: boolean;
}

export function CommandButton({ id, text, label, icon, primary = false }: CommandButtonProps) {
  const possible = useViewer((viewer) => isPossible(id, viewer));
  const kind = [text ? '' : ' button-icon', primary ? ' button-primary' : ''].join('');
  return (
    <button
      type="button"
      className={`button${kind}`}
      disabled={!possible}
      aria-label={text ? undefined : label}
      title={tip(id, label)}
      onClick={() => runCommand(id)}
    >
      {icon}
      {text && <span>{text}</span>}
    </button>
  );
}

function tip(id: string, label: string | undefined): string | undefined {
  const entry = MENU.flatMap((group) => group.entries).find((e) => e !== 'separator' && e.id === id);
  const keys = entry !== undefined && entry !== 'separator' && acceleratorOf(entry, isMac());
  if (!keys) return label;
  return label ? `${label} (${acceleratorText(keys, isMac())})` : acceleratorText(keys, isMac());
}
