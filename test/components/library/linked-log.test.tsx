// A log that is linked where it lies: its row, its place, what can be kept there, and Locate… while it is away.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { FactsSection } from '../../../renderer/library/FactsSection.tsx';
import { LogList } from '../../../renderer/library/LogList.tsx';
import { FrameNotice } from '../../../renderer/picture/FrameNotice.tsx';
import { frameFailed, setLibrary, useViewer } from '../../../renderer/state/store.ts';
import { openLog } from '../../../renderer/state/track-slice.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

const path = '/stick/Größe 1.strata';
const linked = aLog(1, { name: 'beds', place: { path, isAway: false, isReadOnly: false } });
const away = aLog(1, { name: 'beds', place: { path, isAway: true, isReadOnly: false } });
const own = aLog(2, { name: 'own', storedBytes: 2_000_000 });

const row = (name: RegExp) => page.getByRole('option', { name });
const place = () => page.getByText('Place', { exact: true }).element().nextSibling?.textContent;
const locate = page.getByRole('button', { name: 'Locate…' });

function Page() {
  const log = useViewer(openLog);
  return (
    <>
      <LogList />
      {log && <FrameNotice log={log} />}
      {log && <FactsSection log={log} />}
    </>
  );
}

function mountPage(log: ImageLog) {
  return mount(<Page />, { logs: [log, own], answers: { 'file.locate': () => ({}) } });
}

test('its row says linked in place of a size, and where it lies', async () => {
  await mountPage(linked);
  await expect.element(row(/^beds/)).toMatchTextContent(/linked$/);
  await expect.element(row(/^own/)).toMatchTextContent(/2\.0 MB$/);
  expect(row(/^beds/).element().getAttribute('title')).toMatch(/Lies in \/stick\/Größe 1\.strata$/);
  expect(place()).toBe(path);
  await expect.element(locate).not.toBeInTheDocument();
});

test('one that cannot be written where it lies says what that means', async () => {
  await mountPage(aLog(1, { place: { path, isAway: false, isReadOnly: true } }));
  expect(place()).toBe(`${path}, which cannot be written: notes cannot be kept with it`);
});

test('one that is away is pale in the list and is looked for from its facts and over its picture', async () => {
  const { calls } = await mountPage(away);
  await expect.element(row(/^beds/)).toMatchTextContent(/away$/);
  expect(row(/^beds/).element().getAttribute('title')).toMatch(/Was in .*, which is not there now$/);
  const colourOf = (name: RegExp) => getComputedStyle(row(name).element().firstElementChild!).color;
  expect(colourOf(/^beds/)).not.toBe(colourOf(/^own/));
  expect(place()).toBe(`${path}, which is not there now`);
  await locate.click();
  frameFailed('The file is not there');
  await expect.element(page.getByRole('alert')).toMatchTextContent('The file is not there');
  await locate.first().click();
  expect(calls).toEqual([
    { name: 'file.locate', input: { id: 1 } },
    { name: 'file.locate', input: { id: 1 } },
  ]);
  // It was found.
  setLibrary([linked, own]);
  await expect.element(locate).not.toBeInTheDocument();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(colourOf(/^beds/)).toBe(colourOf(/^own/));
});
