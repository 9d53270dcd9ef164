// Tests what the page's policy forbids to scripts that get into it, and that the viewer itself keeps to it.
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { expectBeds, settled } from './picture.ts';
import { expect, test } from './viewer.ts';

test('the viewer keeps to its own policy', async ({ viewer, folder }) => {
  const complaints: string[] = [];
  viewer.page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text());
  });
  await viewer.page.reload();
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  // Drawn by the worker, whose address had to go through the page's own policy.
  await expectBeds(viewer.page, await settled(viewer.page));
  expect(complaints).toEqual([]);
});

test('text becomes no markup, no script and no worker', async ({ viewer: { page } }) => {
  const outcomes = await page.evaluate(async () => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): object };
    };
    const worker = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => void (document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>'),
      parse: () => new DOMParser().parseFromString('<p>', 'text/html'),
      script: () => void (document.createElement('script').text = 'alert(1)'),
      'worker of the page’s own files': () => new Worker('./main.js'),
      'worker from memory': () => new Worker(worker),
      'another policy': () => trustedTypes.createPolicy('other', {}),
      'a default policy': () => trustedTypes.createPolicy('default', {}),
      'the page’s policy once more': () => trustedTypes.createPolicy('stratascope', {}),
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name}: done`;
      } catch (error) {
        return `${name}: ${(error as Error).name}`;
      }
    });
  });
  expect(outcomes).toHaveLength(8);
  for (const outcome of outcomes) expect(outcome).toMatch(/: TypeError$/);
});
