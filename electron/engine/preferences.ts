// What is remembered across restarts, of the viewer and the hosts, in one JSON file in the data folder.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AUTO_WIDTH } from '../../shared/model/image-log.ts';
import { teamServer } from '../../shared/model/status.ts';
import { viewerState, type ViewerState } from '../../shared/model/viewer-state.ts';
import { OWN_FILE } from './own-files.ts';

/** Place and size of the OS window, in screen pixels. */
const windowState = z.object({
  x: z.number().optional(),
  y: z.number().optional(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

/** A file imported before, and the marks by which it is told that nobody has touched it since. */
const recentFile = z.object({
  path: z.string(),
  bytes: z.number(),
  modifiedMs: z.number(),
  /** When anything of the file was changed last, which no program can set back; absent in files of older versions. */
  changedMs: z.number().optional(),
  /** Its number on its disk: another file in its place has another one. */
  inode: z.number().optional(),
  /** Of the bytes that were imported. */
  fingerprint: z.string().optional(),
  imageId: z.number().optional(),
});
export type RecentFile = z.infer<typeof recentFile>;

/** Settings of the desktop app's localhost API. */
const apiPreferences = z.object({
  enabled: z.boolean().default(false),
  port: z.int().min(1024).max(65_535).default(7375),
  openReads: z.boolean().default(false),
});
type ApiPreferences = z.infer<typeof apiPreferences>;

/** The library chosen in the settings. The team server stays remembered while this computer's library is in use. */
const libraryChoice = z.object({ kind: z.enum(['local', 'server']).default('local'), server: teamServer.optional() });
type RememberedLibrary = z.infer<typeof libraryChoice>;

/** Version of the file's format. Before 2, a stored width of 150 could also mean that none was chosen. */
const FORMAT = 2;

const saved = z.object({
  format: z.number().default(1),
  viewer: viewerState.prefault({}),
  window: windowState.optional(),
  recent: z.array(recentFile).default([]),
  sampleId: z.number().optional(),
  api: apiPreferences.prefault({}),
  library: libraryChoice.prefault({}),
  /** The name of the library to which the image ids in this file belong. */
  idsOf: z.string().default('local'),
});
type Saved = z.infer<typeof saved>;

function upgraded(content: Saved): Saved {
  const { format, viewer } = content;
  const { importOptions } = viewer;
  if (format >= FORMAT || importOptions.width !== AUTO_WIDTH) return { ...content, format: FORMAT };
  return { ...content, format: FORMAT, viewer: { ...viewer, importOptions: { ...importOptions, width: 'auto' } } };
}

const SAVE_DELAY_MS = 300;
const MAX_RECENT = 200;

export class Preferences {
  readonly #file: string;
  #saved: Saved;
  #timer: NodeJS.Timeout | undefined;
  #writing = Promise.resolve();

  private constructor(file: string, content: Saved) {
    this.#file = file;
    this.#saved = content;
  }

  /** A missing or unreadable file counts as empty, because preferences must never keep the app from starting. */
  static async open(dataDir: string): Promise<Preferences> {
    const file = path.join(dataDir, 'preferences.json');
    let content: unknown = {};
    try {
      content = JSON.parse(await fs.readFile(file, 'utf8'));
    } catch {
      // The defaults are used.
    }
    const parsed = saved.safeParse(content);
    return new Preferences(file, upgraded(parsed.success ? parsed.data : saved.parse({})));
  }

  get viewer(): ViewerState {
    return this.#saved.viewer;
  }

  setViewer(viewer: ViewerState): void {
    this.#change({ viewer });
  }

  get windowState(): WindowState | undefined {
    return this.#saved.window;
  }

  setWindowState(state: WindowState): void {
    this.#change({ window: state });
  }

  get sampleId(): number | undefined {
    return this.#saved.sampleId;
  }

  setSampleId(sampleId: number): void {
    this.#change({ sampleId });
  }

  get api(): ApiPreferences {
    return this.#saved.api;
  }

  setApi(api: ApiPreferences): void {
    this.#change({ api });
  }

  get library(): RememberedLibrary {
    return this.#saved.library;
  }

  setLibrary(library: RememberedLibrary): void {
    this.#change({ library });
  }

  /** Forgets everything with image ids when `name` is that of another library, where ids stand for other logs. */
  enterLibrary(name: string): void {
    if (name === this.#saved.idsOf) return;
    const { viewer, recent } = this.#saved;
    this.#change({
      idsOf: name,
      viewer: { ...viewer, tracks: [], views: {} },
      recent: recent.map((file) => ({ ...file, imageId: undefined })),
      sampleId: undefined,
    });
  }

  /** Files imported on this computer, the latest first. */
  get recent(): readonly RecentFile[] {
    return this.#saved.recent;
  }

  addRecent(file: RecentFile): void {
    const others = this.#saved.recent.filter((other) => other.path !== file.path);
    this.#change({ recent: [file, ...others].slice(0, MAX_RECENT) });
  }

  clearRecent(): void {
    this.#change({ recent: [] });
  }

  /** Resolves when everything set so far is on disk. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#timer) this.#write();
    this.#timer = undefined;
    await this.#writing;
  }

  #change(part: Partial<Saved>): void {
    this.#saved = { ...this.#saved, ...part };
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write();
    }, SAVE_DELAY_MS);
  }

  #write(): void {
    const text = JSON.stringify(this.#saved, null, 2);
    this.#writing = this.#writing.then(async () => {
      const temporary = `${this.#file}.${randomUUID().slice(0, 8)}.part`;
      try {
        await fs.writeFile(temporary, text, { mode: OWN_FILE });
        await fs.rename(temporary, this.#file);
      } catch {
        // A failure is not reported, because a lost preference is not worth disturbing the user.
        await fs.rm(temporary, { force: true });
      }
    });
  }
}
