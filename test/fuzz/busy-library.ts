// A process that changes a library in one of the ways in which it can be changed, for a fuzzer to kill or to disturb.
import path from 'node:path';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { runImport } from '../../electron/engine/workers/tasks.ts';
import { StratascopeError } from '../../shared/errors.ts';
import { importOptions } from '../../shared/model/image-log.ts';
import { INDEX } from './small-library.ts';

const [folder, change, csv] = process.argv.slice(2) as [string, string, string];
process.on('uncaughtException', (error) => {
  console.error(error instanceof StratascopeError && error.code !== 'internal' ? error.message : `RAW ${error.stack}`);
  process.exit(1);
});
const store = new SqliteStore(path.join(folder, INDEX), 'a process to be killed');
const [log] = (await store.list()).toReversed();
const id = log!.id;
console.log('begin');
switch (change) {
  case 'import':
    await runImport(store, csv, importOptions.parse({}), {});
    break;
  case 'read again':
    await runImport(store, csv, importOptions.parse({ replace: id }), {});
    break;
  case 'remove':
    await store.remove(id);
    break;
  case 'erase':
    await store.remove(id, { now: true });
    break;
  case 'restore':
    await store.restore((await store.trash())[0]!.id);
    break;
  case 'renew':
    for (const old of await store.outdated()) await store.renew(old, () => undefined);
    break;
  case 'note':
    await store.describe(id, { name: 'another name', depthReference: 'MD' });
    break;
  default:
    for (let i = 3; i < 9; i++) {
      const body = JSON.stringify({ name: `Mark ${i}`, depthMin: 110 + i, depthMax: 111 + i });
      const changes = [{ id: `3f2f9a5e-6d4b-4f0e-9d5b-0b8f1f0a000${i}`, version: 0, body }];
      await store.changeRecords({ logId: id, kind: 'bookmark', most: 99, noun: 'marks', changes });
    }
}
console.log('end');
