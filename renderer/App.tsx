// The viewer's window: image logs at the left, the stage in the middle, the display panel at the right.
import type { CSSProperties, KeyboardEvent } from 'react';
import type { ViewerPreferences } from '../shared/model/viewer-state.ts';
import { isDesktop } from './bridge/bridge.ts';
import { RemediesContext } from './commands/ProblemText.tsx';
import { CommandsContext } from './commands/use-commands.ts';
import { load } from './session.ts';
import { COMMANDS } from './shell/all-commands.ts';
import { OpenDialog } from './shell/Dialogs.tsx';
import { DisplayPanel } from './shell/DisplayPanel.tsx';
import { FEATURES } from './shell/features.ts';
import { MenuBar } from './shell/MenuBar.tsx';
import { PanelSeparator } from './shell/PanelSeparator.tsx';
import { REMEDIES } from './shell/remedies.ts';
import { Stage } from './shell/Stage.tsx';
import { TableStage } from './shell/TableStage.tsx';
import { StatusBar } from './shell/StatusBar.tsx';
import { appTexts } from './shell/texts.ts';
import { Toast } from './shell/Toast.tsx';
import { ViewerHeader } from './shell/ViewerHeader.tsx';
import { openLog } from './state/track-slice.ts';
import { useViewer, closeDrawer } from './state/store.ts';
import styles from './App.module.css';

const BANNERS = FEATURES.flatMap(({ banners = [] }) => banners);
const LIST = FEATURES.flatMap(({ list = [] }) => list);
const EMPTY = FEATURES.flatMap(({ empty }) => empty ?? []);
const OVERLAYS = FEATURES.flatMap(({ overlays = [] }) => overlays);

export function App() {
  const log = useViewer(openLog);
  const drawer = useViewer((viewer) => viewer.drawer);
  const panels = useViewer((viewer) => viewer.preferences.panels);
  const read = useViewer((viewer) => viewer.preferencesRead);

  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && drawer) closeDrawer();
  }

  return (
    <CommandsContext value={COMMANDS}>
      <RemediesContext value={REMEDIES}>
        <div className={styles.window} onKeyDown={press}>
          {BANNERS.map((Banner, i) => (
            <Banner key={i} />
          ))}
          <div
            className={styles.app}
            data-drawer={drawer}
            data-waiting={read ? undefined : true}
            style={widthsOf(panels)}
          >
            {!isDesktop() && <MenuBar />}
            <aside className={styles.logs} aria-label={appTexts.library}>
              {LIST.map((Part, i) => (
                <Part key={i} />
              ))}
            </aside>
            <PanelSeparator panel="logsPx" />
            {drawer && <div className={styles.shade} onPointerDown={() => closeDrawer()} />}
            <main className={styles.main}>
              {log ? (
                <>
                  <ViewerHeader log={log} />
                  {log.kind === 'image' ? <Stage log={log} /> : <TableStage log={log} />}
                </>
              ) : (
                EMPTY.map((Empty, i) => <Empty key={i} retry={() => void load()} />)
              )}
            </main>
            {log && (
              <aside className={styles.display} aria-label={appTexts.display}>
                <DisplayPanel log={log} />
              </aside>
            )}
            {log && <PanelSeparator panel="displayPx" />}
          </div>
          <StatusBar />
          <Toast />
          {OVERLAYS.map((Overlay, i) => (
            <Overlay key={i} />
          ))}
          <OpenDialog />
        </div>
      </RemediesContext>
    </CommandsContext>
  );
}

/** Panel widths as CSS variables. App.module.css limits them to what the window has room for. */
function widthsOf({ logsPx, displayPx }: ViewerPreferences['panels']): CSSProperties {
  return { '--logs-width': `${logsPx}px`, '--display-width': `${displayPx}px` } as CSSProperties;
}
