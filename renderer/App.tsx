// In: the viewer's state. Out: the window: logs at the left, the picture in the middle, its display at the right.
import type { CSSProperties, KeyboardEvent } from 'react';
import type { ViewerPreferences } from '../shared/model.ts';
import { isDesktop } from './bridge.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { DisplayPanel } from './DisplayPanel.tsx';
import { DropTarget } from './DropTarget.tsx';
import { EmptyState, LibraryFailed, LibraryLoading } from './EmptyState.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { JobList } from './JobList.tsx';
import { LibraryBanner } from './LibraryBanner.tsx';
import { LogList } from './LogList.tsx';
import { MenuBar } from './MenuBar.tsx';
import { OpenView } from './OpenView.tsx';
import { Palette } from './Palette.tsx';
import { PanelSeparator } from './PanelSeparator.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { Stage } from './Stage.tsx';
import { StatusBar } from './StatusBar.tsx';
import { openLog, useViewer } from './store.ts';
import { appTexts } from './texts/app.ts';
import { Toast } from './Toast.tsx';
import { VisionFilters } from './Vision.tsx';
import { ViewerHeader } from './ViewerHeader.tsx';
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
