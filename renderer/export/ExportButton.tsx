// The header's button that opens the Export dialog.
import { Download } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton.tsx';
import { exportTexts } from './texts.ts';

export function ExportButton() {
  return <CommandButton id="export" text={exportTexts.exportButton} icon={<Download aria-hidden="true" />} />;
}
