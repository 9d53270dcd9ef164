// The Export dialog: asks how to export the depth window of the open log, and starts the export.
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DepthUnit } from '../../shared/axes/depth-units.ts';
import type { ExportFormat } from '../../shared/model/file-formats.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { printedCm } from '../../shared/axes/printed-scale.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { drawnLook } from '../colormaps/colormap-library.ts';
import { depthNumber, depthText } from '../axes/depth-text.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { FormatField, NormalizationField, OptionFields, PrintFields, SizeField } from './ExportFields.tsx';
import { ExportTooLarge } from './ExportTooLarge.tsx';
import type { ExportPlan, ExportWish } from './export-plan.ts';
import { useViewer, closeDialog } from '../state/store.ts';
import { axesTexts } from '../axes/texts.ts';
import { exportTexts as texts, picturesTexts } from './texts.ts';
import { changedForm, firstForm, readForm, type FormPart } from './export-form.ts';
import { countText, plural } from '../controls/wording.ts';
import { StartFooter } from './StartFooter.tsx';
import { useStart } from './use-start.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import styles from './ExportDialog.module.css';

interface ExportDialogProps {
  readonly log: ImageLog;
  readonly view: LogView;
}

/** Draws nothing until the engine has listed its formats. */
export function ExportDialog(props: ExportDialogProps) {
  const formats = useViewer((viewer) => viewer.formats.write);
  const isImage = props.log.kind === 'image';
  // Of curves there are values and no pictures.
  const [first, ...others] = formats.filter(({ kind }) => isImage || kind === 'values');
  return first && <FormatsDialog {...props} formats={[first, ...others]} />;
}

function FormatsDialog({
  log,
  view,
  formats,
}: ExportDialogProps & {
  readonly formats: readonly [ExportFormat, ...ExportFormat[]];
}) {
  const seen = useViewer((viewer) => viewer.pictureSize);
  const look = useViewer(useShallow((viewer) => drawnLook(viewer, view)));
  const { depthMin, depthMax } = view;
  const { rows, rowsProblem } = useRows(log.id, depthMin, depthMax);
  const [form, setForm] = useState(() => firstForm(formats[0]));

  const compared = useViewer((viewer) => viewer.tracks.length > 1);
  const read = readForm(form, formats, { log, view, look, compared, seen, rows });
  const { wish, plan, request } = read;
  const isPicture = wish.format.kind === 'picture';
  const change = (part: FormPart): void => setForm((now) => changedForm(now, part));

  const start = useStart(request && (() => call('export.start', request)));

  return (
    <DialogFrame title={texts.export} onClose={closeDialog}>
      <form onSubmit={start.submit} noValidate>
        <div className={dialogs.body}>
          <p>
            <strong>{log.name}</strong>
            <br />
            {texts.span(depthNumber(depthMin, log), depthText(depthMax, log))}
            {rows !== undefined && `, ${plural(rows, 'scanline')}`}
          </p>
          <FormatField formats={formats} chosen={wish.format} change={change} />
          {isPicture && compared && <NormalizationField form={form} change={change} />}
          <OptionFields form={form} options={wish.format.options} change={change} />
          {isPicture && <SizeField form={form} change={change} problem={read.sizeProblem} />}
          {isPicture && <PrintFields form={form} change={change} read={read} />}
          <div className={forms.row}>
            <span>{texts.result}</span>
            <output className={styles.result}>
              {rowsProblem ?? (plan ? resultText(wish, plan, log.depthUnit) : '…')}
            </output>
          </div>
          {plan?.instead && <ExportTooLarge wish={wish} plan={plan} instead={plan.instead} change={change} />}
        </div>
        <StartFooter start={start} action={texts.export} disabled={!request} />
      </form>
    </DialogFrame>
  );
}

function resultText(wish: ExportWish, { widthPx, heightPx, files }: ExportPlan, unit: DepthUnit): string {
  if (heightPx === 0) return texts.noScanline;
  if (wish.format.kind === 'values') {
    return texts.records(plural(heightPx, 'record'), axesTexts.recordsOf(unit), plural(widthPx, 'value'));
  }
  const paper = picturesTexts.paper(printedCm(widthPx, wish.dpi), printedCm(heightPx, wish.dpi));
  const pixels = texts.pixels(countText(widthPx), countText(heightPx));
  const size = wish.size === 'scale' ? `${pixels}, ${paper}` : pixels;
  return files > 1 ? texts.inFiles(size, files) : size;
}

function useRows(id: number, depthMin: number, depthMax: number): { rows?: number; rowsProblem?: string } {
  const [state, setLength] = useState<{ rows?: number; rowsProblem?: string }>({});
  useEffect(() => {
    let current = true;
    call('window.rows', { id, depthMin, depthMax })
      .then(({ rows }) => current && setLength({ rows }))
      .catch((error: unknown) => current && setLength({ rowsProblem: errorSentence(error) }));
    return () => {
      current = false;
    };
  }, [id, depthMin, depthMax]);
  return state;
}
