// The inner border of a side panel, which sets its width: dragged, moved by keys, or reset by a double-click.
// No library of resizable panels fits, because below 980 px the panels leave the row and lie over the picture.
import { useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react';
import { PANEL_PX } from '../../shared/model/viewer-state.ts';
import { changePreferences, useViewer } from '../state/store.ts';
import { appTexts } from './texts.ts';
import styles from './PanelSeparator.module.css';

export type Panel = keyof typeof PANEL_PX;

const STEP_PX = 16;

export function PanelSeparator({ panel }: { readonly panel: Panel }) {
  const widthPx = useViewer((viewer) => viewer.preferences.panels[panel]);
  const mostPx = useMostPx(panel);
  const drag = useRef<{ readonly x: number; readonly widthPx: number }>(undefined);
  const shownPx = Math.min(widthPx, mostPx);
  /** Moving to the right makes the panel at the left wider and the one at the right narrower. */
  const sign = panel === 'logsPx' ? 1 : -1;

  function resize(px: number): void {
    const { panels } = useViewer.getState().preferences;
    const next = Math.round(Math.min(Math.max(px, PANEL_PX[panel].least), mostPx));
    if (next !== panels[panel]) changePreferences({ panels: { ...panels, [panel]: next } });
  }

  function grab(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, widthPx: shownPx };
  }

  function move(event: PointerEvent): void {
    if (drag.current) resize(drag.current.widthPx + sign * (event.clientX - drag.current.x));
  }

  function release(): void {
    drag.current = undefined;
  }

  function press(event: KeyboardEvent): void {
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: shownPx - sign * STEP_PX,
      ArrowRight: shownPx + sign * STEP_PX,
      Home: PANEL_PX[panel].least,
      End: mostPx,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    resize(target);
  }

  return (
    <div
      className={styles.separator}
      data-panel={panel}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={appTexts.panelWidths[panel]}
      aria-valuemin={PANEL_PX[panel].least}
      aria-valuemax={mostPx}
      aria-valuenow={shownPx}
      title={appTexts.panelHint}
      onPointerDown={grab}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => resize(PANEL_PX[panel].initial)}
      onKeyDown={press}
    />
  );
}

/** The widest a panel can be, as in App.module.css, so that the picture keeps the larger part of the window. */
function useMostPx(panel: Panel): number {
  const widthPx = useSyncExternalStore(onResize, () => window.innerWidth);
  return Math.min(PANEL_PX[panel].most, Math.floor(widthPx * (widthPx < 1060 ? 0.23 : 0.3)));
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
