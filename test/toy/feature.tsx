// A feature to copy: marks are made by a command and by a tool, and shown in a track and by a layer over the picture.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { KeptRecord } from '../../shared/records/records.ts';
import { COLUMN_HEADER_PX } from '../../renderer/axes/ColumnHeader.tsx';
import { depthToY } from '../../renderer/axes/depth-scale.ts';
import type { Feature } from '../../renderer/commands/feature.ts';
import { hasLog, type CommandsOf } from '../../renderer/commands/registry.ts';
import type { LayerProps, StandingTrackProps, Tool } from '../../renderer/commands/stage-parts.ts';
import { addRecord } from '../../renderer/state/change-records.ts';
import { OpenView } from '../../renderer/state/OpenView.tsx';
import { recordsOfLog } from '../../renderer/state/record-slice.ts';
import { useViewer } from '../../renderer/state/store.ts';
import { openLog, openView } from '../../renderer/state/track-slice.ts';
import type { TOY_MENU } from './menu.ts';
import { toyMarks, type ToyMark } from './record.ts';

const TRACK_PX = 24;

const TOY_COMMANDS = {
  'toy-mark': {
    possible: hasLog,
    run: (viewer) => {
      const [log, view] = [openLog(viewer), openView(viewer)];
      if (log && view) void addRecord(log.id, toyMarks, { depth: middleOf(view), remark: 'from the menu' });
    },
  },
} satisfies CommandsOf<typeof TOY_MENU>;

const MARK: Tool = {
  id: 'toy-mark',
  key: ({ key }, { view }) =>
    key === 't' ? { added: { kind: toyMarks, body: { depth: middleOf(view), remark: 'by a key' } } } : undefined,
};

function middleOf({ depthMin, depthMax }: DepthWindow): number {
  return (depthMin + depthMax) / 2;
}

function useMarks(log: ImageLog): readonly KeptRecord<ToyMark>[] {
  return useViewer((viewer) => recordsOfLog(viewer, toyMarks, log.id));
}

function ToyTrack({ log, heightPx }: StandingTrackProps) {
  return (
    // Level with the pictures, below the strip that stands over each of them.
    <div style={{ marginTop: COLUMN_HEADER_PX }}>
      <OpenView>{(view) => <Lines log={log} view={view} widthPx={TRACK_PX} heightPx={heightPx} />}</OpenView>
    </div>
  );
}

function ToyLayer({ log, size: { widthPx, heightPx } }: LayerProps) {
  return (
    <div style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
      <OpenView>{(view) => <Lines log={log} view={view} widthPx={widthPx} heightPx={heightPx} />}</OpenView>
    </div>
  );
}

interface LinesProps {
  readonly log: ImageLog;
  readonly view: DepthWindow;
  readonly widthPx: number;
  readonly heightPx: number;
}

function Lines({ log, view, widthPx, heightPx }: LinesProps) {
  const marks = useMarks(log);
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={`${marks.length} toy marks`}>
      {marks.map(({ id, body: { depth, remark } }) => (
        <path key={id} stroke="red" d={`M0 ${depthToY(depth, view, heightPx)}h${widthPx}`}>
          <title>{remark}</title>
        </path>
      ))}
    </svg>
  );
}

export const toy = {
  needs: ['axes'],
  commands: TOY_COMMANDS,
  tracks: [{ id: 'toy', side: 'left', Track: ToyTrack }],
  layers: [{ id: 'toy-marks', over: 'image', Layer: ToyLayer }],
  tools: [MARK],
} as const satisfies Omit<Feature, 'commands'> & { readonly commands: CommandsOf<typeof TOY_MENU> };
