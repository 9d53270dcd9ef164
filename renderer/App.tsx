// In: the viewer's state. Out: the window: logs at the left, the picture in the middle, its display at the right.
import type { CSSProperties, KeyboardEvent } from 'react';
import type { ViewerPreferences } from '../shared/model/viewer-state.ts';
import { isDesktop } from './bridge/bridge.ts';
import { AboutDialog } from './shell/AboutDialog.tsx';
import { DisplayPanel } from './display/DisplayPanel.tsx';
import { DropTarget } from './library/DropTarget.tsx';
import { EmptyState, LibraryFailed, LibraryLoading } from './library/EmptyState.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';
import { ImportDialog } from './library/ImportDialog.tsx';
import { JobList } from './library/JobList.tsx';
import { LibraryBanner } from './library/LibraryBanner.tsx';
import { LogList } from './library/LogList.tsx';
import { MenuBar } from './shell/MenuBar.tsx';
import { OpenView } from './state/OpenView.tsx';
import { Palette } from './shell/Palette.tsx';
import { PanelSeparator } from './shell/PanelSeparator.tsx';
import { RemoveDialog } from './library/RemoveDialog.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { ShortcutsDialog } from './shell/ShortcutsDialog.tsx';
import { Stage } from './shell/Stage.tsx';
import { StatusBar } from './shell/StatusBar.tsx';
import { openLog } from './state/track-slice.ts';
import { useViewer } from './state/store.ts';
import { appTexts } from './shell/texts.ts';
import { Toast } from './shell/Toast.tsx';
import { VisionFilters } from './colormaps/Vision.tsx';
import { ViewerHeader } from './shell/ViewerHeader.tsx';
import './App.css';

export function App() {
  const phase = useViewer((viewer) => viewer.phase);
  const log = useViewer(openLog);
  const dialog = useViewer((viewer) => viewer.dialog);
  const offered = useViewer((viewer) => viewer.offered);
  const drawer = useViewer((viewer) => viewer.drawer);
  const panels = useViewer((viewer) => viewer.preferences.panels);
  const read = useViewer((viewer) => viewer.preferencesRead);

  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && drawer) useViewer.setState({ drawer: undefined });
  }

  return (
    <div className="app-window" onKeyDown={press}>
      <LibraryBanner />
      <div className="app" data-drawer={drawer} data-waiting={read ? undefined : true} style={widthsOf(panels)}>
        {!isDesktop() && <MenuBar />}
        <aside className="app-logs" aria-label={appTexts.library}>
          <LogList />
          <JobList />
        </aside>
        <PanelSeparator panel="logsPx" />
        {drawer && <div className="app-shade" onPointerDown={() => useViewer.setState({ drawer: undefined })} />}
        <main className="app-main">
          {log ? (
            <>
              <ViewerHeader log={log} />
              <Stage log={log} />
            </>
          ) : phase.kind === 'failed' ? (
            <LibraryFailed message={phase.message} />
          ) : phase.kind === 'loading' ? (
            <LibraryLoading />
          ) : (
            <EmptyState />
          )}
        </main>
        {log && (
          <aside className="app-display" aria-label={appTexts.display}>
            <DisplayPanel log={log} />
          </aside>
        )}
        {log && <PanelSeparator panel="displayPx" />}
      </div>
      <StatusBar />
      <Toast />
      <VisionFilters />
      <DropTarget />
      {offered.length > 0 && <ImportDialog files={offered} />}
      {dialog === 'export' && log && <OpenView>{(view) => <ExportDialog log={log} view={view} />}</OpenView>}
      {dialog === 'remove' && log && <RemoveDialog log={log} />}
      {dialog === 'settings' && <SettingsDialog />}
      {dialog === 'shortcuts' && <ShortcutsDialog />}
      {dialog === 'palette' && <Palette />}
      {dialog === 'about' && <AboutDialog />}
    </div>
  );
}

/** For App.css, which keeps them within the window. */
function widthsOf({ logsPx, displayPx }: ViewerPreferences['panels']): CSSProperties {
  return { '--logs-width': `${logsPx}px`, '--display-width': `${displayPx}px` } as CSSProperties;
}
