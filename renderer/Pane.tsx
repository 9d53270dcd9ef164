// In: the open log and one way to normalize it. Out: its picture with what lies over it; two panes stand side by side to compare.
import { useRef } from 'react';
import type { ImageLog, Look } from '../shared/model.ts';
import { FrameNotice } from './FrameNotice.tsx';
import { NormalizationLabel } from './NormalizationLabel.tsx';
import { OpenView } from './OpenView.tsx';
import { Picture } from './Picture.tsx';
import { SelectionBand } from './SelectionBand.tsx';
import { useWholeSize } from './whole-size.ts';

interface PaneProps {
  readonly log: ImageLog;
  /** In place of the view's own. */
  readonly normalization?: Look['normalization'] | undefined;
  /** The one whose picture is exported, and whose state is the viewer's. */
  readonly main: boolean;
}

export function Pane({ log, normalization, main }: PaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useWholeSize(box);
  return (
    <div className="pane" data-testid={main ? 'pane' : 'pane-beside'}>
      <div className="pane-box" ref={box}>
        {size.heightPx > 0 && size.widthPx > 0 && (
          <OpenView>
            {(openView) => {
              const view = normalization ? { ...openView, normalization } : openView;
              return (
                <>
                  <Picture log={log} view={view} main={main} {...size} />
                  <NormalizationLabel log={log} view={view} heightPx={size.heightPx} />
                  <SelectionBand log={log} window={view} heightPx={size.heightPx} />
                </>
              );
            }}
          </OpenView>
        )}
        {main && <FrameNotice />}
      </div>
    </div>
  );
}
