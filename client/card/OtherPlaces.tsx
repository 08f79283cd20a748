import { XMarkIcon } from '@navikt/aksel-icons';
import { can } from '../../shared/access.ts';
import { cardTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useRecord, useStore } from '../state/hooks.tsx';
import { nameOf, themeOfStrategy } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { slotOf } from '../state/slot.ts';
import { useMay, usePerform, useSession } from '../sync/hooks.tsx';
import { Picker } from './Picker.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './section.ts';
import type { Choice } from './seek.ts';

/** The other strategies it serves: there the same card is shown once more. Whose column that is decides over it. */
export function OtherPlaces({ action, may }: SectionProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const store = useStore();
  const perform = usePerform();
  const { actor } = useSession();
  const mayIn = (theme: string) => actor.value !== undefined && can(actor.value, 'edit-plan', { theme });
  const { id, alsoIn, place } = action;
  const home = splitPlace(place).parent;
  const places = alsoIn.map((one) => one.id).filter((strategy) => strategy !== home);
  const deed = { kind: 'edit', name: nameOf(action, m), id } as const;
  const show = (strategyId: string) => perform(deed, { name: 'showAlso', input: { id, strategyId } });
  const hide = (strategyId: string) => perform(deed, { name: 'hideThere', input: { id, strategyId } });
  if (places.length === 0 && !may) return null;
  return (
    <Section name="places" title={texts.places.title}>
      {places.length > 0 && (
        <ul className="card-links">
          {places.map((strategy) => (
            <PlaceLine key={strategy} strategy={strategy} onHide={() => hide(strategy)} />
          ))}
        </ul>
      )}
      {may && (
        <Picker
          label={texts.places.add}
          choices={() =>
            strategiesIn(store, mayIn).filter((one) => one.id !== home && !places.includes(one.id))
          }
          onTake={show}
        />
      )}
    </Section>
  );
}

/** @param mayIn whether a theme's column is mine to change */
const strategiesIn = (store: PlanStore, mayIn: (theme: string) => boolean): Choice[] =>
  store.shown.themes.filter(mayIn).flatMap((theme) =>
    (store.shown.strategies.get(theme) ?? []).flatMap((id) => {
      const strategy = store.record('strategy', id);
      if (!strategy || isBroken(strategy)) return [];
      return [{ id, number: strategy.number ?? '', title: strategy.title }];
    }),
  );

function PlaceLine({ strategy, onHide }: { readonly strategy: string; readonly onHide: () => void }) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const store = useStore();
  const record = useRecord('strategy', strategy);
  const theme = useRecord('theme', themeOfStrategy(store, strategy));
  const may = useMay('edit-plan', { theme: theme?.id ?? null });
  const no = theme && !isBroken(theme) ? theme.no : undefined;
  const name = nameOf(record, m) || texts.places.gone;
  return (
    <li className="card-link" data-slot={slotOf(no)}>
      <span className="badge">{no}</span>
      <span className="grow" lang={planLanguage}>
        {name}
      </span>
      {may && (
        <button
          type="button"
          className="button ghost icon small"
          aria-label={texts.places.hide(name)}
          onClick={onHide}
        >
          <XMarkIcon aria-hidden />
        </button>
      )}
    </li>
  );
}
