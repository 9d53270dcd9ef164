// The facts of a log: what was found while its file was read, and the file's other lines, once they are asked for.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { FactsSection } from '../../../renderer/library/FactsSection.tsx';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const log = {
  ...aLog(1),
  findings: [{ code: 'sentinel-missing', message: '2 samples of 1e30 are taken as missing', option: '--null-values' }],
};
const lines = page.getByRole('region', { name: 'Lines that are not its table' });

test('findings are listed, and the lines of the file are read once they are asked for', async () => {
  const { calls } = await mount(<FactsSection log={log} />, {
    logs: [log],
    answers: { 'log.details': () => ({ notes: ['Well: X-1', '# logged in May'] }) },
  });
  const findings = page.getByRole('list', { name: 'Found while reading' });
  await expect.element(findings.getByText('2 samples of 1e30 are taken as missing')).toBeVisible();
  expect(calls).toEqual([]);
  await page.getByText('Lines that are not its table').click();
  await expect.element(lines).toHaveTextContent('Well: X-1 # logged in May');
  expect(calls).toEqual([{ name: 'log.details', input: { id: 1 } }]);
});

test('a file of nothing but its table says so', async () => {
  await mount(<FactsSection log={log} />, { logs: [log], answers: { 'log.details': () => ({}) } });
  await page.getByText('Lines that are not its table').click();
  await expect.element(page.getByText('The file has none.')).toBeVisible();
  await expect.element(lines).not.toBeInTheDocument();
});
