// The first lines of a file as a table, each column and line in the colour of what it is taken for. Only the columns in
// sight are drawn, because there may be thousands.
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { FilePreview, PreviewLine } from '../../shared/model/file-preview.ts';
import type { InspectedColumn } from '../../shared/model/inspection.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { imageColumns } from './column-roles.ts';
import type { Reading } from './reading.ts';
import { tableTexts } from './texts.ts';
import hidden from '../controls/visually-hidden.module.css';
import styles from './PreviewTable.module.css';

/** As in the style sheet. */
const COLUMN_PX = 92;
const LINE_PX = 44;
/** Of the first lines, those that are to be seen without scrolling. */
const RECORDS_IN_SIGHT = 3;
/** Columns drawn beyond those in sight. */
const MORE = 3;

interface PreviewTableProps {
  readonly preview: FilePreview;
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
}

export function PreviewTable({ preview, reading, change }: PreviewTableProps) {
  const { columns, lines } = preview;
  const box = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ from: 0, to: 16 });
  /** The column whose head is in the order of Tab. */
  const [at, setAt] = useState(0);
  const focusAt = useRef<number>(undefined);
  const places = useMemo(() => new Map(imageColumns(preview).map((column, i) => [column, i + 1])), [preview]);
  const current = Math.min(at, columns.length - 1);

  function look(): void {
    const { scrollLeft, clientWidth } = box.current!;
    const from = Math.max(0, Math.floor((scrollLeft - LINE_PX) / COLUMN_PX) - MORE);
    const to = Math.ceil((scrollLeft + clientWidth - LINE_PX) / COLUMN_PX) + MORE;
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }

  useLayoutEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);

  // Where the lines before the table fill the box, its first record is scrolled into sight.
  const firstRecord = lines.find(({ kind }) => kind === 'record')?.line;
  useLayoutEffect(() => {
    const row = box.current!.querySelector('[data-kind="record"]');
    if (!(row instanceof HTMLElement)) return;
    const hidden = row.offsetTop + RECORDS_IN_SIGHT * row.offsetHeight - box.current!.clientHeight;
    if (hidden > 0) box.current!.scrollTop = hidden;
  }, [firstRecord]);

  useLayoutEffect(() => {
    if (focusAt.current === undefined) return;
    const head = box.current!.querySelector(`[data-column="${focusAt.current}"]`);
    if (!(head instanceof HTMLElement)) return;
    head.focus({ preventScroll: true });
    focusAt.current = undefined;
  });

  /** Moves to another head, which may have to be scrolled to and drawn first. */
  function press(event: KeyboardEvent): void {
    const targets: Readonly<Record<string, number>> = {
      ...{ ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: columns.length - 1 },
      ...{ PageUp: current - 10, PageDown: current + 10 },
    };
    const wanted = targets[event.key];
    // In an open menu the keys are the menu's.
    if (wanted === undefined || !(event.target instanceof Element) || !event.target.matches('[data-column]')) return;
    event.preventDefault();
    const target = Math.min(Math.max(wanted, 0), columns.length - 1);
    const { scrollLeft, clientWidth } = box.current!;
    const [left, right] = [target * COLUMN_PX, (target + 1) * COLUMN_PX + LINE_PX];
    if (left < scrollLeft) box.current!.scrollLeft = left;
    else if (right > scrollLeft + clientWidth) box.current!.scrollLeft = right - clientWidth;
    focusAt.current = target;
    setAt(target);
    look();
  }

  const to = Math.min(range.to, columns.length);
  const from = Math.min(range.from, to);
  const shown = columns.slice(from, to).map((column, i) => ({ column, index: from + i }));
  const before = from * COLUMN_PX;
  const after = (columns.length - to) * COLUMN_PX;

  return (
    <div className={styles.box} ref={box} onScroll={look}>
      <table
        className={styles.table}
        aria-label={tableTexts.table(preview.inspection.file)}
        aria-colcount={columns.length + 1}
        style={{ width: LINE_PX + columns.length * COLUMN_PX }}
      >
        <thead onKeyDown={press}>
          <tr>
            <th className={styles.line} scope="col" aria-colindex={1}>
              <span className={hidden.hidden}>{tableTexts.line}</span>
            </th>
            {before > 0 && <td aria-hidden="true" style={{ width: before }} />}
            {shown.map(({ index }) => (
              <th key={index} scope="col" aria-colindex={index + 2}>
                <ColumnHead
                  preview={preview}
                  index={index}
                  place={places.get(index)}
                  reading={reading}
                  change={change}
                  isInTabOrder={index === current}
                  onFocus={() => setAt(index)}
                />
              </th>
            ))}
            {after > 0 && <td aria-hidden="true" style={{ width: after }} />}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line} data-kind={line.kind}>
              <th className={styles.line} scope="row">
                {line.line}
              </th>
              {line.fields.length === 1 && columns.length > 1 ? (
                <td className={styles.whole} colSpan={shown.length + Number(before > 0) + Number(after > 0)}>
                  <span>{line.fields[0]}</span>
                </td>
              ) : (
                <>
                  {before > 0 && <td aria-hidden="true" />}
                  {shown.map(({ column, index }) => (
                    <Cell key={index} line={line} index={index} column={column} />
                  ))}
                  {after > 0 && <td aria-hidden="true" />}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly line: PreviewLine;
  readonly index: number;
  readonly column: InspectedColumn;
}

function Cell({ line, index, column }: CellProps) {
  const text = line.fields[index] ?? '';
  const isMissing = line.nulls.includes(index);
  return (
    <td
      data-taken={takenFor(column)}
      data-missing={isMissing ? '' : undefined}
      title={text.length > 12 ? text : undefined}
    >
      {text}
      {isMissing && <span className={hidden.hidden}> {tableTexts.missing}</span>}
    </td>
  );
}

/** The colours: record numbers, words and what is ignored have one. */
function takenFor({ role }: InspectedColumn): 'depth' | 'image' | 'curve' | 'ignored' {
  return role === 'depth' || role === 'image' || role === 'curve' ? role : 'ignored';
}

export function Legend({ preview: { columns, lines } }: { readonly preview: FilePreview }) {
  const { legendOf } = tableTexts;
  const taken = new Set<string>(columns.map(takenFor));
  if (lines.some(({ kind }) => kind === 'skipped')) taken.add('skipped');
  if (lines.some(({ nulls }) => nulls.length > 0)) taken.add('missing');
  const keys = (Object.keys(legendOf) as (keyof typeof legendOf)[]).filter((key) => taken.has(key));
  return (
    <ul className={styles.legend} aria-label={tableTexts.legend}>
      {keys.map((key) => (
        <li key={key}>
          <span className={styles.key} data-taken={key} aria-hidden="true" />
          {legendOf[key]}
        </li>
      ))}
    </ul>
  );
}
