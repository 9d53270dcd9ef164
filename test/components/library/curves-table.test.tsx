// A log that is no image: listed by its kind, its values paged through as a table, and nothing asked of pictures.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FactsSection } from '../../../renderer/library/FactsSection.tsx';
import { LogList } from '../../../renderer/library/LogList.tsx';
import { DisplayPanel } from '../../../renderer/shell/DisplayPanel.tsx';
import { TableStage } from '../../../renderer/shell/TableStage.tsx';
import { hasImage } from '../../../renderer/commands/registry.ts';
import { setWindow, useViewer } from '../../../renderer/state/store.ts';
import { openLog } from '../../../renderer/state/track-slice.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

/** Depths from 1000 m on, of which the file leaves out 1010 to 1090 m. */
const DEPTHS = Array.from({ length: 1001 }, (_, i) => Number((1000 + i / 10).toFixed(1))).filter(
  (d) => d <= 1010 || d >= 1090,
);
const curves = aLog(1, {
  ...{ name: 'core', kind: 'curves', rows: DEPTHS.length, width: 2, sourceWidth: 2, well: 'A-1', valueUnit: 'us/ft' },
  findings: [{ code: 'depth-unit-assumed', message: 'Depths are taken for metres', option: '--depth-unit' }],
});
const inWindow = ({
  depthMin = -Infinity,
  depthMax = Infinity,
}: {
  depthMin?: number | undefined;
  depthMax?: number | undefined;
}) => DEPTHS.filter((depth) => depth >= depthMin && depth <= depthMax);
const answers: Answers = {
  'window.rows': (window) => ({ rows: inWindow(window).length }),
  'window.values': (window) => {
    const rows = inWindow(window);
    const lines = rows.map((depth) => `${depth}\t${depth === 1000 ? '' : depth * 2}\t${depth * 3}\n`);
    return { rows: rows.length, text: `depth (m)\t"DT ""a""\t\n(us/ft)"\tGR\n${lines.join('')}` };
  },
};

function Parts() {
  const log = useViewer(openLog);
  return (
    log && (
      <div style={{ height: 400 }}>
        <LogList />
        <TableStage log={log} />
        <DisplayPanel log={log} />
      </div>
    )
  );
}

const rows = page.getByRole('region', { name: 'Rows' });
const shown = (): string[] => [...rows.element().querySelectorAll('tbody th')].map((cell) => cell.textContent);
const said = page.getByRole('region', { name: 'Values of core' }).getByRole('status');
const [above, below] = ['Rows above', 'Rows below'].map((name) => page.getByRole('button', { name }));

test('its values are paged through by depth, over what the file leaves out, within the depth window', async () => {
  const { calls } = await mount(<Parts />, { logs: [curves], answers });
  await expect.element(said).toHaveTextContent('200 rows, 1000.0–1099.8 m');
  await expect.element(rows.getByRole('columnheader', { name: 'GR' })).toBeVisible();
  expect([...rows.element().querySelectorAll('thead th')].map((cell) => cell.textContent)).toEqual([
    'Depth (m)',
    'DT "a"\t\n(us/ft)',
    'GR',
  ]);
  expect([...rows.element().querySelectorAll('tbody tr:nth-child(-n+2) td')].map((cell) => cell.textContent)).toEqual([
    ...['', '3000', '2000.2', '3000.3'],
  ]);
  expect(shown()).toEqual(DEPTHS.slice(0, 200).map((depth) => depth.toFixed(1)));
  await expect.element(above!).toBeDisabled();
  await below!.click();
  await expect.element(said).toHaveTextContent('2 rows, 1099.9–1100.0 m');
  expect(shown()).toEqual(['1099.9', '1100.0']);
  await expect.element(below!).toBeDisabled();
  await above!.click();
  await expect.element(said).toHaveTextContent('200 rows, 1000.0–1099.8 m');
  setWindow({ depthMin: 1005, depthMax: 1006 });
  await expect.element(said).toHaveTextContent('11 rows, 1005.0–1006.0 m');
  setWindow({ depthMin: 1020, depthMax: 1030 });
  await expect.element(said).toHaveTextContent('There is no row in this depth window.');
  expect(new Set(calls.map(({ name }) => name))).toEqual(new Set(['window.rows', 'window.values']));
});

test('what cannot be read is said', async () => {
  const broken: Answers = {
    ...answers,
    'window.values': () => {
      throw new Error('torn');
    },
  };
  await mount(<Parts />, { logs: [curves], answers: broken });
  await expect.element(page.getByRole('alert')).toHaveTextContent('torn');
});

test('it is listed with its kind; the panel says what was found, and has no section about a picture', async () => {
  const image = aLog(2, { name: 'picture' });
  await mount(<Parts />, { logs: [curves, image], answers });
  const list = page.getByRole('listbox', { name: 'Image logs' });
  await expect.element(list.getByRole('option', { name: /^core/ })).toMatchTextContent(/Curves, 202 × 2/);
  await expect.element(list.getByRole('option', { name: /^picture/ })).toMatchTextContent(/[^,] ?1,001 × 150/);
  const facts = page.getByRole('list', { name: 'Found while reading' });
  await expect.element(facts).toHaveTextContent('Depths are taken for metres');
  await expect.element(page.getByRole('heading', { name: 'Colormap' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('combobox', { name: 'Geometry' })).not.toBeInTheDocument();
  expect(hasImage(useViewer.getState())).toBe(false);
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(hasImage(useViewer.getState())).toBe(true);
});

test('well, quantity and unit are among the facts where the file says them', async () => {
  await mount(<FactsSection log={curves} />, { logs: [curves] });
  const fact = (name: string) => page.getByText(name, { exact: true }).element().parentElement!.textContent;
  expect([fact('Well'), fact('Unit'), fact('Rows'), fact('Columns')]).toEqual([
    ...['WellA-1', 'Unitus/ft', 'Rows202', 'Columns2 (as in the file)'],
  ]);
  await expect.element(page.getByText('Quantity')).not.toBeInTheDocument();
});
