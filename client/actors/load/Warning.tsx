import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import type { PlannedLoad, PlannedUnit } from '../../../shared/actors/planned.ts';
import type { ActorsTexts } from '../../../shared/i18n/actors/nb.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import type { Records } from '../../../shared/plan/document.ts';
import { useKnownTexts, useSpoken } from '../../lib/i18n.tsx';
import { useMay, useSession } from '../../sync/hooks.tsx';
import { shortIn } from '../words.ts';

interface WarningProps {
  readonly planned: PlannedLoad;
  readonly records: Records;
  readonly onList: () => void;
  readonly onListEarly: (org: string) => void;
}

/** Says what rests on organisations that do not exist yet, and what of it cannot wait for them. */
export function Warning({ planned: { actions, alone, units }, records, onList, onListEarly }: WarningProps) {
  const m = useKnownTexts(actorsTexts).load.warning;
  const name = ({ org }: PlannedUnit) => shortIn(records, org);
  const { dated = [], undated = [] } = Object.groupBy(units, ({ from }) => (from ? 'dated' : 'undated'));
  const late = dated.filter(({ early, perhaps }) => early.length + perhaps.length > 0);
  return (
    <section className="load-warning" aria-label={m.title}>
      <ExclamationmarkTriangleFillIcon aria-hidden />
      <div>
        <p>
          <b>{m.have(actions.length)}</b> {aloneWords(alone.length, actions.length, m)}{' '}
          {units.map((unit) => m.unit(name(unit), unit.leads.length)).join(', ')}.
        </p>
        {dated.map((unit) => (
          <p key={unit.org}>
            <Starting unit={unit} name={name(unit)} />
          </p>
        ))}
        {undated.length > 0 && <Undated units={undated} name={name} />}
      </div>
      <div className="load-warning-deeds">
        <button type="button" className="button small" onClick={onList}>
          {m.show(actions.length)}
        </button>
        {late.map((unit) => (
          <button key={unit.org} type="button" className="button small" onClick={() => onListEarly(unit.org)}>
            {m.showEarly(name(unit), unit.early.length + unit.perhaps.length)}
          </button>
        ))}
      </div>
    </section>
  );
}

/** From when it is to exist, and what falls due before. */
function Starting({ unit: { from, early, perhaps }, name }: { unit: PlannedUnit; name: string }) {
  const m = useKnownTexts(actorsTexts).load.warning;
  const { language } = useSpoken();
  const day = new Date(`${from}T12:00:00Z`).toLocaleDateString(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const told = [early.length > 0 && m.early(early.length), perhaps.length > 0 && m.perhaps(perhaps.length)];
  const said = told.filter((one) => one !== false);
  return `${m.start(name, day)} ${said.length > 0 ? `${said.join(` ${m.and} `)}.` : m.noneEarly}`;
}

interface UndatedProps {
  readonly units: readonly PlannedUnit[];
  readonly name: (unit: PlannedUnit) => string;
}

/** Nobody has said from when: what falls due before cannot be told until somebody does. */
function Undated({ units, name }: UndatedProps) {
  const m = useKnownTexts(actorsTexts).load.warning;
  const { plan } = useSession();
  const mayChange = useMay('edit-plan', { theme: null });
  return (
    <p>
      {m.noStart(units.map(name).join(` ${m.and} `))}
      {mayChange &&
        units.map((unit) => (
          <span key={unit.org}>
            {' '}
            <Link href={`/plan/${plan}/organisations/${unit.org}`}>{m.setStart(name(unit))}</Link>
          </span>
        ))}
    </p>
  );
}

/** How many of the actions have nobody else. */
function aloneWords(alone: number, of: number, m: ActorsTexts['load']['warning']): string {
  if (alone === 0) return m.covered;
  return alone === of ? m.nobodyElse : m.alone(alone);
}
