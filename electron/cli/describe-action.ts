// The `describe` command: changes the name and the notes of a log.
import { logDescription } from '../../shared/model/image-log.ts';
import { print, say } from '../log/terminal.ts';
import { withStore, type Common } from './library-session.ts';
import { parseOptions, UsageError } from './usage.ts';

type DescribeFlags = Common & {
  readonly name?: string;
  geometry?: string;
  depthReference?: string;
  depthUnit?: string;
};

export async function describe(id: number, flags: DescribeFlags): Promise<void> {
  const { name, geometry, depthReference, depthUnit } = flags;
  const change = parseOptions(logDescription, { name, geometry, depthReference, depthUnit });
  if (Object.values(change).every((value) => value === undefined))
    throw new UsageError('expected --name, --geometry, --depth-reference or --depth-unit but received none of them');
  await withStore(flags, async (store) => {
    const log = await store.describe(id, change);
    const { geometry, depthReference, depthUnit } = log;
    if (flags.json) print({ id, name: log.name, geometry, depthReference, depthUnit });
    else
      say(`${log.name} (id ${id}): geometry ${geometry}, depth reference ${depthReference}, depth unit ${depthUnit}`);
  });
}
