import {
  CalendarIcon,
  FileCsvIcon,
  FileExcelIcon,
  FileJsonIcon,
  FileWordIcon,
  PrinterLargeIcon,
} from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { printOn } from '../lib/paper.ts';
import { useSession } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { useNotices } from '../ui/notices.tsx';
import { saveFile } from '../lib/save-file.ts';
import { fetchExport, type ExportFormat } from './exports.ts';
import './export.css';
import '../ui/gate.css';

const icons: Record<ExportFormat, ReactNode> = {
  docx: <FileWordIcon aria-hidden />,
  xlsx: <FileExcelIcon aria-hidden />,
  csv: <FileCsvIcon aria-hidden />,
  json: <FileJsonIcon aria-hidden />,
  ics: <CalendarIcon aria-hidden />,
};
const formats = Object.keys(icons) as ExportFormat[];

/** The ways out of the plan: as a file, or on paper. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useKnownTexts(exchangeTexts);
  const line = useSignal(useSession().status.line);
  const isOffline = line.state === 'offline' || !navigator.onLine;
  const { running, hasFailed, get } = useExport();
  return (
    <Dialog title={m.export.title} lead={m.export.lead} className="export" onClose={onClose}>
      {isOffline ? (
        <Note fact={m.export.offline} help={m.export.offlineHelp} tone="amber" />
      ) : (
        hasFailed && <Note fact={m.export.failed} help={m.export.failedHelp} />
      )}
      <ul className="export-formats" aria-label={m.export.formats}>
        {formats.map((format) => (
          <li key={format}>
            <button
              type="button"
              className="export-format"
              disabled={isOffline || running !== undefined}
              onClick={() => void get(format)}
            >
              {icons[format]}
              <span>
                <b>{m.export[format][0]}</b>
                <span className="quiet">
                  {running === format ? m.export.getting(m.export[format][0]!) : m.export[format][1]}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <section className="export-print">
        <h3>{m.export.print}</h3>
        <p className="quiet">{m.export.printHelp}</p>
        <PrintButtons onClose={onClose} />
      </section>
    </Dialog>
  );
}

function PrintButtons({ onClose }: { readonly onClose: () => void }) {
  const m = useKnownTexts(exchangeTexts);
  const on = (paper: 'a4' | 'a3') => () => {
    onClose();
    printOn(paper);
  };
  return (
    <div className="export-papers">
      <button type="button" className="button" onClick={on('a4')}>
        <PrinterLargeIcon aria-hidden />
        {m.export.printA4}
      </button>
      <button type="button" className="button" onClick={on('a3')}>
        <PrinterLargeIcon aria-hidden />
        {m.export.printA3}
      </button>
    </div>
  );
}

/** Gets one file at a time, and tells whether it came. */
function useExport() {
  const m = useKnownTexts(exchangeTexts);
  const { language } = useSpoken();
  const { plan } = useSession();
  const notices = useNotices();
  const [running, setRunning] = useState<ExportFormat>();
  const [hasFailed, setFailed] = useState(false);
  const get = async (format: ExportFormat) => {
    const name = m.export[format][0]!;
    setFailed(false);
    setRunning(format);
    notices.say(m.export.getting(name));
    try {
      const file = await fetchExport(plan, format, language);
      saveFile(file.name, file.content);
      notices.say(m.export.got(name));
    } catch {
      setFailed(true);
    }
    setRunning(undefined);
  };
  return { running, hasFailed, get };
}
