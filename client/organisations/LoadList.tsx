import type { CSSProperties } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { loadOf, type Load, type Standing } from '../../shared/plan/standing.ts';
import { useKnownTexts } from '../lib/i18n.tsx';

/** How much falls due in each half-year: bars, with the numbers beside them. */
export function LoadList({ standing }: { readonly standing: Standing }) {
  const m = useKnownTexts(organisationsTexts);
  const load = loadOf(standing);
  const most = Math.max(1, ...load.map(({ leads, joins }) => leads + joins));
  if (load.length === 0) return null;
  return (
    <section className="sheet-box" aria-labelledby="load-title">
      <h3 id="load-title">{m.load.title}</h3>
      <ul className="load">
        {load.map((row) => (
          <LoadRow key={row.when} {...row} most={most} />
        ))}
      </ul>
      <p className="load-key quiet" aria-hidden>
        <i className="is-lead" /> {m.load.leads} <i className="is-join" /> {m.load.joins}
      </p>
    </section>
  );
}

function LoadRow({ when, leads, joins, most }: Load & { readonly most: number }) {
  const m = useKnownTexts(organisationsTexts);
  const [year, half] = when.split('-');
  const label =
    when === 'ongoing' || when === 'open' ? m.load[when] : m.load.half(Number(half), Number(year));
  const bar = (n: number, className: string) =>
    n > 0 && <i className={className} style={{ '--part': n / most } as CSSProperties} />;
  return (
    <li>
      <span>{label}</span>
      <span className="load-bar" aria-hidden>
        {bar(leads, 'is-lead')}
        {bar(joins, 'is-join')}
      </span>
      <span className="hidden">{m.load.told(leads, joins)}</span>
      <b className="number" aria-hidden>
        {leads + joins}
      </b>
    </li>
  );
}
