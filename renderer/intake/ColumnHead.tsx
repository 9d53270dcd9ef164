// The head of a column in the preview: its name, unit and role, and a menu that gives it another role.
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { FilePreview } from '../../shared/model/file-preview.ts';
import { canBeTaken, withImageEnd, withRole } from './column-roles.ts';
import type { Reading } from './reading.ts';
import { tableTexts } from './texts.ts';
import menus from '../controls/menu.module.css';
import styles from './ColumnHead.module.css';

interface ColumnHeadProps {
  readonly preview: FilePreview;
  readonly index: number;
  /** Of a column of the image that is shown: which sample of it. */
  readonly place: number | undefined;
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
  readonly isInTabOrder: boolean;
  readonly onFocus: () => void;
}

const ROLES = ['depth', 'image', 'curve', 'ignored'] as const;

export function ColumnHead({ preview, index, place, reading, change, isInTabOrder, onFocus }: ColumnHeadProps) {
  const column = preview.columns[index]!;
  const label = column.name.trim() || tableTexts.column(index + 1);
  const role = place ? `${tableTexts.roles.image} ${place}` : tableTexts.roles[column.role];
  return (
    // Radix's modal menus write a <style> into the page, which the content security policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={styles.button}
        data-column={index}
        data-taken={column.role}
        tabIndex={isInTabOrder ? 0 : -1}
        onFocus={onFocus}
        aria-label={tableTexts.head(label, column.unit, role)}
        title={`${label}: ${column.why}`}
      >
        <span className={styles.columnName}>{label}</span>
        <span className={styles.role}>
          <span>{role}</span>
          {column.unit && <small>{column.unit}</small>}
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={menus.menu}
          align="start"
          sideOffset={2}
          aria-label={tableTexts.takeFor(label)}
        >
          <RoleItems preview={preview} index={index} reading={reading} change={change} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Rendered while the menu is open: what each item would come to takes time in wide tables. */
function RoleItems({ preview, index, reading, change }: Omit<ColumnHeadProps, 'place' | 'isInTabOrder' | 'onFocus'>) {
  const column = preview.columns[index]!;
  const take = (next: Reading | undefined): void => next && change(next);
  return (
    <>
      {!canBeTaken(reading, preview.columns, index) && (
        <DropdownMenu.Label className={styles.note}>{tableTexts.wordsOnly}</DropdownMenu.Label>
      )}
      <DropdownMenu.RadioGroup value={column.role}>
        {ROLES.map((each) => {
          const next = withRole(reading, preview, index, each);
          return (
            <DropdownMenu.RadioItem
              key={each}
              className={menus.item}
              value={each}
              disabled={next === undefined && column.role !== each}
              onSelect={() => take(next)}
            >
              <DropdownMenu.ItemIndicator className={menus.check}>
                <Check aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
              {tableTexts.takenFor[each]}
            </DropdownMenu.RadioItem>
          );
        })}
      </DropdownMenu.RadioGroup>
      <DropdownMenu.Separator className={menus.separator} />
      {(['from', 'to'] as const).map((end) => {
        const next = withImageEnd(reading, preview, index, end);
        return (
          <DropdownMenu.Item key={end} className={menus.item} disabled={next === undefined} onSelect={() => take(next)}>
            {end === 'from' ? tableTexts.imageFrom : tableTexts.imageTo}
          </DropdownMenu.Item>
        );
      })}
    </>
  );
}
