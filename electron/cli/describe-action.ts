// The `describe` command: changes the name and the notes of a log.
import { logDescription } from '../../shared/model/image-log.ts';
import { withStore, type Common } from './library-session.ts';
import { parseOptions, print, UsageError } from './usage.ts';

type DescribeFlags = Common & { readonly name?: string; geometry?: string; depthReference?: string };

export async function describe(id: number, flags: DescribeFlags): Promise<void> {
  const { name, geometry, depthReference } = flags;
  const change = parseOptions(logDescription, { name, geometry, depthReference });
  if (Object.values(change).every((value) => value === undefined))
    throw new UsageError('expected --name, --geometry or --depth-reference but received none of them');
  await withStore(flags, async (store) => {
    const log = await store.describe(id, change);
    if (flags.json) print({ id, name: log.name, geometry: log.geometry, depthReference: log.depthReference });
    else console.log(`${log.name} (id ${id}): geometry ${log.geometry}, depth reference ${log.depthReference}`);
  });
}
