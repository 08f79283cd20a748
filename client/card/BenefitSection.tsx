import { useId } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import { horizons, limits } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform } from '../sync/hooks.tsx';
import { OwnText } from './OwnText.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './section.ts';

const fields = ['effort', 'benefitParticipants', 'benefitRegion'] as const;

/** What it asks and what it gives. */
export function BenefitSection({ action, may }: SectionProps) {
  const texts = useKnownTexts(cardTexts);
  const shown = fields.filter((field) => may || action[field]);
  if (shown.length === 0 && !action.horizon) return null;
  return (
    <Section name="benefit" title={texts.benefit.title}>
      {shown.map((field) => (
        <OwnText
          key={field}
          action={action}
          field={field}
          label={texts.benefit[field]}
          max={limits.note}
          may={may}
          kind="lines"
        />
      ))}
      <Horizon action={action} may={may} />
    </Section>
  );
}

function Horizon({ action, may }: SectionProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const perform = usePerform();
  const field = useId();
  const { id, horizon } = action;
  const choose = (value: string) =>
    perform(
      { kind: 'edit', name: nameOf(action, m), id },
      { name: 'setField', input: { entity: 'action', id, field: 'horizon', value: value || null } },
    );
  if (!may)
    return horizon && <p className="card-fact">{`${texts.benefit.horizon}: ${texts.horizon[horizon]}`}</p>;
  return (
    <div className="field">
      <label className="label" htmlFor={field}>
        {texts.benefit.horizon}
      </label>
      <select
        id={field}
        className="input"
        value={horizon ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{texts.benefit.noHorizon}</option>
        {horizons.map((one) => (
          <option key={one} value={one}>
            {texts.horizon[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
