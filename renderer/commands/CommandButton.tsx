// A button that runs a command: disabled while the command is not possible, with its shortcut in the tooltip.
import type { ReactNode } from 'react';
import { acceleratorOf, commandNamed, type CommandId } from '../../shared/menu.ts';
import { acceleratorText, isMac } from './accelerator.ts';
import { usePossible, useRun } from './use-commands.ts';
import buttons from '../controls/button.module.css';

interface CommandButtonProps {
  readonly id: CommandId;
  /** Text beside the icon. */
  readonly text?: string;
  /** The accessible name where there is no text. */
  readonly label?: string;
  readonly icon?: ReactNode;
  readonly primary?: boolean;
}

export function CommandButton({ id, text, label, icon, primary = false }: CommandButtonProps) {
  const possible = usePossible(id);
  const run = useRun();
  return (
    <button
      type="button"
      className={primary ? buttons.primary : text ? buttons.button : buttons.icon}
      disabled={!possible}
      aria-label={text ? undefined : label}
      title={tip(id, label)}
      onClick={() => run(id)}
    >
      {icon}
      {text && <span>{text}</span>}
    </button>
  );
}

function tip(id: CommandId, label: string | undefined): string | undefined {
  const command = commandNamed(id);
  const keys = command && acceleratorOf(command, isMac());
  if (!keys) return label;
  return label ? `${label} (${acceleratorText(keys, isMac())})` : acceleratorText(keys, isMac());
}
