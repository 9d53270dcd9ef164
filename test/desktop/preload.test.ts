// Tests the preload script: dropped files go to the main process with tokens, and their paths never to the page.
import { expect, test, vi } from 'vitest';
import type { Bridge } from '../../shared/bridge.ts';

const sent: [channel: string, value: unknown][] = [];
const exposed: Record<string, Bridge> = {};
/** As Electron knows them: of the files that the page has made itself, none. */
const paths = new Map<File, string>();

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (key: string, bridge: Bridge) => void (exposed[key] = bridge) },
  ipcRenderer: { send: (channel: string, value: unknown) => void sent.push([channel, value]) },
  webUtils: { getPathForFile: (file: File) => paths.get(file) ?? '' },
}));

test('each dropped file gets a token of its own; what has no path is no file of the user’s', async () => {
  await import('../../electron/desktop/preload.ts');
  const bridge = exposed['stratascope']!;
  const files = ['a.csv', 'b.csv'].map((name) => new File([''], name));
  for (const file of files) paths.set(file, `/home/ada/${file.name}`);
  const invented = new File(['x'], '/etc/passwd');

  expect(bridge.offerFiles([...files, invented])).toBeUndefined();
  const token = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string;
  const offered = ['/home/ada/a.csv', '/home/ada/b.csv'].map((path) => ({ offerId: token, path }));
  expect(sent).toEqual([['offer', offered]]);
  const [first, second] = sent[0]![1] as { offerId: string }[];
  expect(first!.offerId).not.toBe(second!.offerId);

  bridge.offerFiles([invented]);
  expect(sent).toHaveLength(1);
});
