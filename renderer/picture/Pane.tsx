// In: the open log and one way to normalize it. Out: its picture with what lies over it; two panes stand side by side to compare.
import { useRef } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import type { Look } from '../../shared/model/display.ts';
import { ColumnHeader } from '../axes/ColumnHeader.tsx';
import { Crosshair } from '../reading/Crosshair.tsx';
import { useDevicePixelRatio, useWholeSize } from '../controls/screen-pixels.ts';
import { FrameNotice } from './FrameNotice.tsx';
import { NormalizationLabel } from './NormalizationLabel.tsx';
import { OpenView } from '../state/OpenView.tsx';
import { Picture } from './Picture.tsx';
import type { PaneName } from '../reading/reading.ts';
import { SelectionBand } from './SelectionBand.tsx';
import { VisionNotice } from '../colormaps/Vision.tsx';
import { useWindowValues } from '../reading/window-values.ts';

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
  const ratio = useDevicePixelRatio();
  return (
    <div className="pane" data-testid={main ? 'pane' : 'pane-beside'}>
      <ColumnHeader log={log} widthPx={size.widthPx} />
      <div className="pane-box" ref={box}>
        {size.heightPx > 0 && size.widthPx > 0 && (
          <OpenView>
            {(openView) => {
              const view = normalization ? { ...openView, normalization } : openView;
              return (
                <>
                  <Picture log={log} view={view} main={main} {...size} />
                  <WindowValues log={log} view={view} pane={main ? 'main' : 'beside'} />
                  <NormalizationLabel
                    log={log}
                    view={view}
                    heightPx={Math.round(size.heightPx * ratio)}
                    always={normalization !== undefined}
                  />
                  <SelectionBand log={log} window={view} heightPx={size.heightPx} />
                </>
              );
            }}
          </OpenView>
        )}
        <Crosshair log={log} box={box} size={size} main={main} />
        {main && <FrameNotice />}
        {main && <VisionNotice />}
      </div>
    </div>
  );
}

/** By itself: when values are asked for, nothing else of the pane is drawn again. */
function WindowValues({
  log,
  view,
  pane,
}: {
  readonly log: ImageLog;
  readonly view: LogView;
  readonly pane: PaneName;
}) {
  useWindowValues(log, view, pane);
  return null;
}
