import { DownloadIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { csvText } from '../../shared/exchange/csv-text.ts';
import { actorsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { savePng, saveSvg } from '../lib/picture.ts';
import { saveFile } from '../lib/save-file.ts';
import { DeedMenu } from '../ui/Menu.tsx';
import { useNotices } from '../ui/notices.tsx';

interface SaveMenuProps {
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly rows: () => readonly (readonly (string | number)[])[];
  /** The same numbers as a figure: an SVG, drawn only while it is taken. */
  readonly figure: ReactNode;
}

type Form = 'png' | 'svg';

/** Keeps the numbers as a table, or as a picture. */
export function SaveMenu({ name, rows, figure }: SaveMenuProps) {
  const m = useKnownTexts(actorsTexts).frame;
  const [anchor, open] = useState<HTMLElement>();
  const [form, setForm] = useState<Form>();
  const saveTable = () => saveFile(`${name}.csv`, new Blob([csvText(rows())], { type: 'text/csv' }));
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={({ currentTarget }) => open(currentTarget)}
      >
        <DownloadIcon aria-hidden />
        {m.save}
      </button>
      {anchor && (
        <DeedMenu
          label={m.save}
          anchor={anchor}
          onClose={() => open(undefined)}
          items={[
            { label: m.csv, run: saveTable },
            { label: m.png, run: () => setForm('png') },
            { label: m.svg, run: () => setForm('svg') },
          ]}
        />
      )}
      {form && (
        <Taken name={name} form={form} onTaken={() => setForm(undefined)}>
          {figure}
        </Taken>
      )}
    </>
  );
}

interface TakenProps {
  readonly name: string;
  readonly form: Form;
  readonly onTaken: () => void;
  readonly children: ReactNode;
}

/** Draws a figure out of sight, keeps it as a file, and is done. */
function Taken({ name, form, onTaken, children }: TakenProps) {
  const m = useKnownTexts(actorsTexts).frame;
  const notices = useNotices();
  const place = useRef<HTMLDivElement>(null);
  const taken = useEffectEvent(onTaken);
  const take = useEffectEvent((svg: SVGSVGElement) => {
    if (form === 'svg') return saveSvg(svg, `${name}.svg`);
    savePng(svg, `${name}.png`).catch(() => notices.show({ text: m.noPicture }));
  });
  useEffect(() => {
    take(place.current!.querySelector('svg')!);
    taken();
  }, []);
  return (
    <div ref={place} className="actors-taken" aria-hidden>
      {children}
    </div>
  );
}
