// What is known of a log, and what only people know of it: chosen, kept, and put back where it could not be.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { FactsSection } from '../../../renderer/library/FactsSection.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { openLog } from '../../../renderer/state/track-slice.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const log = aLog(1);
const geometry = page.getByRole('combobox', { name: 'Geometry' });

/** Of the open log, as it is now. */
function Facts() {
  const open = useViewer(openLog);
  return open && <FactsSection log={open} />;
}

test('depth reference and geometry are chosen, and kept with the log', async () => {
  const { calls } = await mount(<Facts />, {
    logs: [log],
    answers: { 'library.describe': ({ change }) => ({ ...log, ...change }) },
  });
  const reference = page.getByRole('combobox', { name: 'Depth reference' });
  await reference.selectOptions('TVD, straight down');
  await geometry.selectOptions('All around, from north');
  await expect.element(reference).toHaveValue('TVD');
  await expect.element(geometry).toHaveValue('north');
  await expect
    .poll(() => calls.map(({ input }) => input))
    .toEqual([
      { id: 1, change: { depthReference: 'TVD' } },
      { id: 1, change: { geometry: 'north' } },
    ]);
});

test('what could not be kept is said, and shown no longer', async () => {
  const refusal = new StratascopeError('internal', 'The library is read only');
  await mount(<Facts />, {
    logs: [log],
    answers: {
      'library.describe': () => {
        throw refusal;
      },
      'library.list': () => [log],
    },
  });
  await geometry.selectOptions('All around, from north');
  await expect.element(geometry).toHaveValue('columns');
  expect(useViewer.getState().problems).toMatchObject([{ message: refusal.message }]);
});

test('the facts are of the whole log, in the unit that depths are shown in', async () => {
  const preferences = { ...useViewer.getState().preferences, depthUnit: 'ft' as const };
  await mount(<Facts />, { logs: [log], viewer: { preferences } });
  const facts = page
    .getByRole('term')
    .elements()
    .map((term) => [term.textContent, term.nextSibling?.textContent]);
  expect(Object.fromEntries(facts)).toMatchObject({
    Scanlines: '1,001',
    Depth: '3280.84–3608.92 ft',
    'Own unit': 'metres',
    Samples: '150 (200 in the file, linear)',
    Nulls: 'none',
    File: 'a.csv',
  });
});
