// In: the version. Out: the About dialog.
import { DialogFrame } from './DialogFrame.tsx';
import { useViewer } from './store.ts';

export function AboutDialog() {
  const version = useViewer((viewer) => viewer.version);
  return (
    <DialogFrame title="About Stratascope" closesOutside onClose={() => useViewer.setState({ dialog: undefined })}>
      <div className="dialog-body">
        <p>
          <strong>Stratascope {version}</strong>
          <br />A viewer for depth-indexed image logs: borehole wall images, core scans, sector logs.
        </p>
        <p className="form-hint">
          MIT License. Colormaps: viridis, inferno (van der Walt, Smith), cividis (Nuñez et al.), turbo (Mikhailov),
          batlow (Crameri).
        </p>
      </div>
    </DialogFrame>
  );
}
