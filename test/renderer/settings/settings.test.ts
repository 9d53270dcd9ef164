// Tests what the menu and the settings do in each state of the API and of the library.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FILE_FORMATS } from '../../../electron/engine/formats.ts';
import { curlCommand } from '../../../renderer/settings/api-settings.ts';
import { takePlace } from '../../../renderer/state/library-place.ts';
import { initialViewer, setLibrary, showLog, useViewer, frameFailed } from '../../../renderer/state/store.ts';
import { openView, openLog } from '../../../renderer/state/track-slice.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { imageLog, type ImageLog } from '../../../shared/model/image-log.ts';
import type { ApiStatus, LibraryStatus } from '../../../shared/model/status.ts';
import { fakeBridge } from '../../fixtures/fake-bridge.ts';
import { checked, possible, run } from '../run-commands.ts';
import { asksForPictures } from '../../../renderer/state/picture-slice.ts';

const log = (id: number, name: string): ImageLog =>
  imageLog.parse({
    ...{ id, name, sourceName: 'a.csv', sourceBytes: 1, importedAt: '2026-01-01T00:00:00Z' },
    ...{ rows: 1001, sourceWidth: 200, width: 150, interpolation: 'linear', depthUnit: 'm' },
    ...{ depthMin: 1000, depthMax: 1100, depthStep: 0.1, gapStep: 0.15, valueMin: 0, valueMax: 255, p01: 1, p99: 250 },
    ...{ nulls: 0, skippedRecords: 0, topLevel: 1, storedBytes: 1 },
  });

const off: ApiStatus = {
  ...{ enabled: false, port: 7375, url: 'http://127.0.0.1:7375', token: 'secret', openReads: false, requests: 0 },
};
const on: ApiStatus = { ...off, enabled: true };
const server = { host: 'db.example.org', port: 5432, database: 'logs', user: 'ada' };
const local: LibraryStatus = { kind: 'local', state: 'ready' };
const team: LibraryStatus = { kind: 'server', server, state: 'ready' };

const viewer = () => useViewer.getState();
beforeEach(() => useViewer.setState(initialViewer, true));

describe('the localhost API', () => {
  test('is switched on and off by its menu item, which then is checked', async () => {
    const { calls } = fakeBridge({ 'api.update': ({ enabled }) => (enabled ? on : off) });
    useViewer.setState({ api: off });
    expect(checked()).not.toContain('api');
    run('api');
    await vi.waitFor(() => expect(checked()).toContain('api'));
    run('api');
    await vi.waitFor(() => expect(checked()).not.toContain('api'));
    expect(calls.map(({ input }) => input)).toEqual([{ enabled: true }, { enabled: false }]);
    expect(viewer().dialog).toBeUndefined();
  });

  test('that could not be switched on shows why, in the settings', async () => {
    fakeBridge({ 'api.update': () => ({ ...off, lastError: 'Expected a free port but 7375 is in use' }) });
    useViewer.setState({ api: off, settingsTab: 'library' });
    run('api');
    await vi.waitFor(() => expect(viewer()).toMatchObject({ dialog: 'settings', settingsTab: 'api' }));
    expect(viewer().api?.lastError).toMatch(/7375 is in use/);
  });

  test('is not offered to a page that may not see it', () => {
    expect(possible('api')).toBe(false);
    expect(possible('api-settings')).toBe(false);
  });

  test('is pasted as a command for what is on screen, with the token unless none is needed', () => {
    setLibrary([log(7, 'a')]);
    showLog(7);
    const view = openView(viewer())!;
    expect(curlCommand(on, FILE_FORMATS.write, log(7, 'a'), view)).toBe(
      'curl -H "Authorization: Bearer secret" -o "image-7.jpg" "http://127.0.0.1:7375/image/7?depth_min=1000&depth_max=1100"',
    );
    expect(curlCommand({ ...on, openReads: true }, [])).toBe('curl "http://127.0.0.1:7375/images"');
  });
});

describe('the library', () => {
  test('that is another one brings its own logs; nothing of the one before is kept', async () => {
    fakeBridge({ 'library.list': () => [log(1, 'theirs'), log(2, 'older')] });
    useViewer.setState({ phase: { kind: 'ready' }, place: local });
    setLibrary([log(1, 'ours')]);
    showLog(1);
    useViewer.setState(({ views }) => ({ views: { 1: { ...views[1]!, colormap: 'inferno' } } }));
    useViewer.setState({ dialog: 'settings' });
    takePlace(team);
    expect(viewer().dialog).toBe('settings');
    await vi.waitFor(() => expect(viewer().logs.map(({ name }) => name)).toEqual(['theirs', 'older']));
    expect(openLog(viewer())?.id).toBe(1);
    expect(openView(viewer())?.colormap).toBe('custom');
  });

  test('that was lost and is there again is read anew, and what was open stays so', async () => {
    const { calls } = fakeBridge({ 'library.list': () => [log(3, 'new'), log(1, 'ours')] });
    useViewer.setState({ phase: { kind: 'ready' }, place: team });
    setLibrary([log(1, 'ours')]);
    showLog(1);
    takePlace({ ...team, state: 'lost', message: 'trying again' });
    expect(openLog(viewer())?.id).toBe(1);
    expect(viewer().place?.state).toBe('lost');
    expect(calls).toEqual([]);
    frameFailed('The library is out of reach');
    expect(asksForPictures(viewer())).toBe(false);
    takePlace(team);
    expect(asksForPictures(viewer()), 'its pictures are asked for again').toBe(true);
    await vi.waitFor(() => expect(viewer().logs).toHaveLength(2));
    expect(openLog(viewer())?.id).toBe(1);
  });

  test('of the other kind is what a log can be copied to; a team’s is asked for first', async () => {
    const { calls } = fakeBridge({ 'store.copy': () => ({}) });
    setLibrary([log(4, 'a')]);
    showLog(4);
    const copies = (): string[] => (['copy-to-server', 'copy-to-local'] as const).filter(possible);
    expect(copies()).toEqual([]);
    useViewer.setState({ place: local });
    expect(copies()).toEqual(['copy-to-server']);
    run('copy-to-server');
    expect(viewer()).toMatchObject({ dialog: 'settings', settingsTab: 'library' });
    useViewer.setState({ dialog: undefined, place: { ...local, server } });
    run('copy-to-server');
    await vi.waitFor(() => expect(calls).toEqual([{ name: 'store.copy', input: { id: 4 } }]));
    useViewer.setState({ place: team });
    expect(copies()).toEqual(['copy-to-local']);
  });

  test('that refuses a copy is quoted', async () => {
    fakeBridge({
      'store.copy': () => {
        throw new StratascopeError('library', 'The team server is full');
      },
    });
    setLibrary([log(4, 'a')]);
    showLog(4);
    useViewer.setState({ place: team });
    run('copy-to-local');
    await vi.waitFor(() => expect(viewer().problems).toMatchObject([{ message: 'The team server is full' }]));
  });
});
