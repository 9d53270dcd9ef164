// In: a log of the list. Out: what can be done with it, where it is pressed with the other button.
import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { MENU } from '../../shared/menu.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { isPossible, runCommand } from '../shell/all-commands.ts';
import { showLog, useViewer } from '../state/store.ts';
import '../controls/menu.css';

const ITEMS = ['rename', 'export', 'copy-to-server', 'copy-to-local', 'remove'];

/** Commands are of the open log, so the one that was pressed is opened. */
export function LogContextMenu({ id, children }: { readonly id: number; readonly children: ReactNode }) {
  return (
    // Radix's modal menus write a <style> into the page, which the content security policy forbids.
    <ContextMenu.Root modal={false} onOpenChange={(open) => open && showLog(id)}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" onCloseAutoFocus={(event) => event.preventDefault()}>
          {ITEMS.map((item) => (
            <Item key={item} id={item} />
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** The library it is copied to is the other one: of the two only that is shown. */
function Item({ id }: { readonly id: string }) {
  const possible = useViewer((viewer) => isPossible(id, viewer));
  const entry = MENU.flatMap((group) => group.entries).find((e) => e !== 'separator' && e.id === id);
  if (!entry || entry === 'separator' || (entry.host === 'desktop' && !(isDesktop() && possible))) return null;
  return (
    <ContextMenu.Item className="menu-item" disabled={!possible} onSelect={() => runCommand(id)}>
      {entry.label}
    </ContextMenu.Item>
  );
}
