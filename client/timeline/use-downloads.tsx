import { DownloadIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { useContext, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import type { LanesBy } from '../../shared/timeline/lanes.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { savePng, saveSvg } from '../lib/picture.ts';
import { useSignal } from '../lib/signal.ts';
import { LooksContext } from '../state/filter.ts';
import { useStore } from '../state/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { Picture } from './Picture.tsx';
import { rowsOf } from './rows.ts';
import { useLaneNames } from './use-lane-names.ts';
import type { Laid } from './use-lanes.ts';
import { useTimeView } from './timeline-context.ts';

type Kind = 'svg' | 'png';
const none: ReadonlySet<string> = new Set();

/** Keeping the timeline as a file, and printing it. `picture` is drawn while one is being made. */
export function useDownloads(by: LanesBy, laid: Laid): { items: MenuItem[]; picture: ReactNode } {
  const texts = useKnownTexts(timelineTexts);
  const notices = useNotices();
  const store = useStore();
  const { today } = useTimeView();
  const looks = useSignal(useContext(LooksContext));
  const [wanted, want] = useState<Kind>();
  const svg = useRef<SVGSVGElement>(null);
  const save = useEffectEvent(async (kind: Kind) => {
    const name = `${texts.fileName}-${today}.${kind}`;
    try {
      if (kind === 'svg') saveSvg(svg.current!, name);
      else await savePng(svg.current!, name);
    } catch {
      notices.show({ text: texts.tooLarge });
    }
    want(undefined);
  });
  useEffect(() => {
    if (wanted) void save(wanted);
  }, [wanted]);
  const laneName = useLaneNames(by);
  const plan = store.record('plan', planRecordId);
  const title = `${plan && !isBroken(plan) ? plan.title : ''} – ${texts.title}`;
  return {
    items: [
      { label: texts.saveSvg, icon: <DownloadIcon aria-hidden />, run: () => want('svg') },
      { label: texts.savePng, icon: <DownloadIcon aria-hidden />, run: () => want('png') },
      // After the menu has closed: what is over the page would be printed too.
      {
        label: texts.print,
        icon: <PrinterSmallIcon aria-hidden />,
        run: () => requestAnimationFrame(() => print()),
      },
    ],
    picture:
      wanted &&
      createPortal(
        <div className="tl-offstage" aria-hidden>
          <Picture
            ref={svg}
            title={title}
            rows={rowsOf(laid.lanes, looks, none)}
            laid={laid}
            laneName={laneName}
          />
        </div>,
        document.body,
      ),
  };
}
