// The values of a log that is no image as a table, in place of a picture: a page of the depth window at a time.
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { tilesOf } from '../../shared/model/image-log.ts';
import type { OfView } from '../commands/feature.ts';
import { depthNumber, spanText, useDisplayUnit } from '../axes/depth-text.ts';
import { errorSentence } from '../bridge/api.ts';
import { plural } from '../controls/wording.ts';
import { readCurvesPage, type CurvesPage } from './curves-page.ts';
import { curvesTexts as texts } from './texts.ts';
import buttons from '../controls/button.module.css';
import hidden from '../controls/visually-hidden.module.css';
import styles from './CurvesTable.module.css';

/** A new window begins with its first page. */
export function CurvesTable({ log, view }: OfView) {
  return <WindowTable key={`${tilesOf(log)} ${view.depthMin} ${view.depthMax}`} log={log} view={view} />;
}

function WindowTable({ log, view }: OfView) {
  const unit = useDisplayUnit(log);
  const { id, depthStep } = log;
  const { depthMin, depthMax } = view;
  /** Where the pages up to the one that is shown begin. */
  const [begins, setBegins] = useState<readonly number[]>([depthMin]);
  const [page, setPage] = useState<CurvesPage>();
  const [failure, setFailure] = useState<string>();
  const from = begins.at(-1)!;

  useEffect(() => {
    let current = true;
    readCurvesPage({ id, depthStep }, from, depthMax).then(
      (read) => {
        if (!current) return;
        setPage(read);
        setFailure(undefined);
      },
      (error: unknown) => current && setFailure(errorSentence(error)),
    );
    return () => {
      current = false;
    };
  }, [id, depthStep, from, depthMax]);

  const [first, last] = [page?.rows[0]?.[0], page?.rows.at(-1)?.[0]];
  const next = page?.next;
  return (
    <section className={styles.table} aria-label={texts.values(log.name)}>
      <header>
        <p>{texts.what[log.kind]}</p>
        <p role="status">
          {page &&
            (first === undefined || last === undefined
              ? texts.none
              : texts.shown(plural(page.rows.length, 'row'), spanText({ depthMin: first, depthMax: last }, log, unit)))}
        </p>
        <div className={styles.pages}>
          <button
            type="button"
            className={buttons.button}
            disabled={begins.length === 1}
            onClick={() => setBegins(begins.slice(0, -1))}
          >
            <ChevronUp aria-hidden="true" /> {texts.shallower}
          </button>
          <button
            type="button"
            className={buttons.button}
            disabled={next === undefined}
            onClick={() => next !== undefined && setBegins([...begins, next])}
          >
            <ChevronDown aria-hidden="true" /> {texts.deeper}
          </button>
        </div>
      </header>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {page && (
        // Scrolled by keys, too.
        <div className={styles.scroll} role="region" aria-label={texts.rows} tabIndex={0} key={from}>
          <table>
            <caption className={hidden.hidden}>{texts.values(log.name)}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.depth(unit)}</th>
                {page.names.map((name, i) => (
                  <th key={i} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.rows.map(([depth, ...values]) => (
                <tr key={depth}>
                  <th scope="row">{depthNumber(depth, log, unit)}</th>
                  {values.map((value, i) => (
                    <td key={i}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
