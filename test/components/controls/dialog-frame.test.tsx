// A dialog over the page: where the focus is when it comes, while it is there, and when it is gone.
import { useState, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DialogFrame } from '../../../renderer/controls/DialogFrame.tsx';
import { mount } from '../mount.tsx';

const opener = page.getByRole('button', { name: 'Open', exact: true });
const dialog = page.getByRole('dialog', { name: 'Title' });
const close = dialog.getByRole('button', { name: 'Close' });

function Opened({
  children,
  closesOutside = false,
}: {
  readonly children: ReactNode;
  readonly closesOutside?: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && (
        <DialogFrame title="Title" closesOutside={closesOutside} onClose={() => setOpen(false)}>
          {children}
        </DialogFrame>
      )}
    </>
  );
}

async function mountOpen(children: ReactNode, closesOutside = false): Promise<void> {
  await mount(<Opened closesOutside={closesOutside}>{children}</Opened>);
  (opener.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
}

test('a dialog gives the focus back to what had it', async () => {
  await mountOpen(<p>Text</p>);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
});

test('the focus begins in the marked field, its text selected', async () => {
  await mountOpen(<input aria-label="Name" data-autofocus defaultValue="beds" />);
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await expect.element(name).toHaveFocus();
  await userEvent.keyboard('x');
  await expect.element(name).toHaveValue('x');
});

test('where none is marked it begins at the answer already given', async () => {
  await mountOpen(
    <>
      <input type="radio" name="answer" aria-label="No" />
      <input type="radio" name="answer" aria-label="Yes" defaultChecked />
    </>,
  );
  await expect.element(dialog.getByRole('radio', { name: 'Yes' })).toHaveFocus();
});

test('Tab stays in the dialog, in both directions', async () => {
  await mountOpen(
    <>
      <input aria-label="Name" data-autofocus />
      <button type="button">Save</button>
    </>,
  );
  const save = dialog.getByRole('button', { name: 'Save' });
  await userEvent.tab();
  await expect.element(save).toHaveFocus();
  await userEvent.tab();
  await expect.element(close).toHaveFocus();
  await userEvent.tab({ shift: true });
  await expect.element(save).toHaveFocus();
});

test.for([
  { closesOutside: false, is: 'stays, where something typed could be lost' },
  { closesOutside: true, is: 'closes, where it only tells' },
])('on a press beside it a dialog $is', async ({ closesOutside }) => {
  await mountOpen(<p>Text</p>, closesOutside);
  await page.elementLocator(document.body).click({ position: { x: 5, y: 5 }, force: true });
  if (closesOutside) await expect.element(dialog).not.toBeInTheDocument();
  else await expect.element(dialog).toBeVisible();
});
