import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { importLimits } from '../../shared/exchange/source.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { faultOf, type FaultKind } from './faults.ts';
import { readPasted } from './pasted.ts';
import { readFile, type Reading } from './reading.ts';

/** How far the reading of a document has come. */
export type Stage =
  | { readonly step: 'choose'; readonly fault?: FaultKind; readonly name?: string }
  /** `percent` of it is sent; at 100 it is being read. */
  | { readonly step: 'sending'; readonly name: string; readonly percent: number }
  | { readonly step: 'settle'; readonly reading: Reading };

/** Has files and pasted tables read, one at a time; whatever is pasted while one chooses is taken for one. */
export function useReading() {
  const m = useKnownTexts(exchangeTexts);
  const { plan } = useSession();
  const notices = useNotices();
  const [stage, setStage] = useState<Stage>({ step: 'choose' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const fail = (fault: FaultKind, name: string) => setStage({ step: 'choose', fault, name });
  const read = (file: File, sheet?: string) => {
    running.current?.abort();
    if (file.size === 0) return fail('empty', file.name);
    if (file.size > importLimits.fileBytes) return fail('too-big', file.name);
    const controller = (running.current = new AbortController());
    const { signal } = controller;
    const tell = (percent: number) => setStage({ step: 'sending', name: file.name, percent });
    tell(0);
    notices.say(m.sending(file.name));
    const onProgress = (sent: number, of: number) =>
      !signal.aborted && tell(Math.floor((100 * sent) / Math.max(of, 1)));
    readFile(plan, file, sheet, { signal, onProgress }).then(
      (reading) => !signal.aborted && setStage({ step: 'settle', reading }),
      (error: unknown) => !signal.aborted && fail(faultOf(error, m.fault), file.name),
    );
  };
  const cancel = () => {
    running.current?.abort();
    setStage({ step: 'choose' });
    notices.show({ text: m.cancelled });
  };
  const paste = (data: DataTransfer) => {
    const [file] = data.files;
    if (file && !/<table/i.test(data.getData('text/html'))) return read(file);
    const source = readPasted(data, m.pasted);
    if (typeof source === 'string') return fail(source, m.pasted);
    setStage({ step: 'settle', reading: { name: m.pasted, source, since: new Map() } });
  };
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (stage.step !== 'choose' || !event.clipboardData) return;
    event.preventDefault();
    paste(event.clipboardData);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event);
    addEventListener('paste', listener);
    return () => removeEventListener('paste', listener);
  }, []);
  return { stage, read, cancel };
}
