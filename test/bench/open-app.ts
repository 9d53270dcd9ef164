// Opens an engine as the running app has it, with the built workers, and imports files in it.
import { fileURLToPath } from 'node:url';
import { Engine } from '../../electron/engine/engine.ts';
import { importOptions, type ImageLog } from '../../shared/model/image-log.ts';

/** `store`: a library in PostgreSQL in the place of the one in `dataDir`. */
export async function openApp(dataDir: string, store?: string): Promise<Engine> {
  const engine = await Engine.open({
    dataDir,
    store,
    workerUrl: new URL('../../dist/worker.js', import.meta.url),
    sampleFile: fileURLToPath(new URL('../../resources/sample.csv.gz', import.meta.url)),
  });
  engine.expectImports();
  return engine;
}

/** As the import dialog does it, with the options it offers; a file of the library is imported anew. */
export async function importInApp(engine: Engine, file: string): Promise<{ log: ImageLog; elapsedMs: number }> {
  let offerId: string | undefined;
  const shown = Promise.withResolvers<number>();
  const unsubscribe = engine.on({
    offered: ([file]) => (offerId = file?.offerId),
    show: ({ id }) => shown.resolve(id),
    jobs: (jobs) => {
      const failed = jobs.find(({ state }) => state === 'failed');
      if (failed) shown.reject(new Error(failed.message));
    },
  });
  try {
    await engine.intake.offerFiles([file]);
    if (offerId === undefined) throw new Error(`${file} was not offered for import`);
    const startMs = performance.now();
    engine.intake.startImports([{ offerId, options: importOptions.parse({ again: true }) }]);
    const id = await shown.promise;
    return { elapsedMs: performance.now() - startMs, log: await engine.get(id) };
  } finally {
    unsubscribe();
  }
}
