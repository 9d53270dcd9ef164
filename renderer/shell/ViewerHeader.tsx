// In: the open log. Out: its name, the two depth fields, and the buttons that move the window or export it.
import type { ReactNode } from 'react';
import { ArrowLeft, ArrowRight, Download, Maximize2, Minus, PanelLeft, Plus, SlidersHorizontal } from 'lucide-react';
import { smallestSpan } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import { depthNumber, typedDepth, useDisplayUnit } from '../axes/depth-text.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { OpenView } from '../state/OpenView.tsx';
import { ScaleSelect } from '../axes/ScaleSelect.tsx';
import { setWindow, useViewer } from '../state/store.ts';
import type { Drawer } from '../state/window-slice.ts';
import { appTexts } from './texts.ts';
import { navigationTexts } from '../navigation/texts.ts';
import './ViewerHeader.css';

export function ViewerHeader({ log }: { readonly log: ImageLog }) {
  return (
    <header className="viewer-header">
      <DrawerButton drawer="logs" label={appTexts.imageLogs} icon={<PanelLeft aria-hidden="true" />} />
      <h1 title={log.name}>{log.name}</h1>
      <OpenView>{(view) => <WindowFields log={log} view={view} />}</OpenView>
      <ScaleSelect />
      <div className="viewer-zoom viewer-visits" role="group" aria-label={navigationTexts.visits}>
        <CommandButton id="window-back" label={navigationTexts.back} icon={<ArrowLeft aria-hidden="true" />} />
        <CommandButton id="window-forward" label={navigationTexts.forward} icon={<ArrowRight aria-hidden="true" />} />
      </div>
      <div className="viewer-zoom" role="group" aria-label={appTexts.zoom}>
        <CommandButton id="zoom-out" label={appTexts.zoomOut} icon={<Minus aria-hidden="true" />} />
        <CommandButton id="zoom-in" label={appTexts.zoomIn} icon={<Plus aria-hidden="true" />} />
        <CommandButton id="zoom-all" label={appTexts.wholeLog} icon={<Maximize2 aria-hidden="true" />} />
      </div>
      <CommandButton id="export" text={appTexts.export} icon={<Download aria-hidden="true" />} />
      <DrawerButton drawer="display" label={appTexts.display} icon={<SlidersHorizontal aria-hidden="true" />} />
    </header>
  );
}

function WindowFields({ log, view }: { readonly log: ImageLog; readonly view: LogView }) {
  const unit = useDisplayUnit(log);
  const least = smallestSpan(log);
  return (
    <div className="viewer-window" role="group" aria-label={appTexts.depthWindow}>
      <NumberField
        key={`top-${log.id}-${unit}`}
        label={appTexts.top}
        text={depthNumber(view.depthMin, log, unit)}
        unit={unit}
        parse={(typed) =>
          typedDepth(typed, log, unit, {
            what: appTexts.topExpected,
            min: log.depthMin,
            max: view.depthMax - least * (1 - 1e-9),
          })
        }
        commit={(depthMin) => setWindow({ depthMin, depthMax: view.depthMax })}
      />
      <NumberField
        key={`base-${log.id}-${unit}`}
        label={appTexts.base}
        text={depthNumber(view.depthMax, log, unit)}
        unit={unit}
        parse={(typed) =>
          typedDepth(typed, log, unit, {
            what: appTexts.baseExpected,
            min: view.depthMin + least * (1 - 1e-9),
            max: log.depthMax,
          })
        }
        commit={(depthMax) => setWindow({ depthMin: view.depthMin, depthMax })}
      />
    </div>
  );
}

interface DrawerButtonProps {
  readonly drawer: Drawer;
  readonly label: string;
  readonly icon: ReactNode;
}

/** Only seen where the panel has no room of its own. */
function DrawerButton({ drawer, label, icon }: DrawerButtonProps) {
  const open = useViewer((viewer) => viewer.drawer === drawer);
  return (
    <button
      type="button"
      className={`button button-icon drawer-button drawer-button-${drawer}`}
      aria-label={label}
      aria-expanded={open}
      title={label}
      onClick={() => useViewer.setState({ drawer: open ? undefined : drawer })}
    >
      {icon}
    </button>
  );
}
