import { XMarkIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import { can } from '../../shared/access.ts';
import { cardTexts } from '../../shared/i18n/late.ts';
import { isBroken, type Read } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { isArchived } from '../../shared/plan/tree.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { cardOrder } from '../state/card-order.ts';
import { useFigure, useRecord, useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { slotOf } from '../state/slot.ts';
import { placePath } from '../../shared/views/place.ts';
import { viewNow } from '../sync/card-way.ts';
import { usePerform, useSession } from '../sync/hooks.tsx';
import { OtherPlaces } from './OtherPlaces.tsx';
import { Picker } from './Picker.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './section.ts';
import type { Choice } from './seek.ts';
import { useHome } from './use-home.ts';

/** What it hangs together with, and where else it is shown. */
export function LinksSection({ action, may }: SectionProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const store = useStore();
  const perform = usePerform();
  const { id } = action;
  const linked = useLinked(action);
  const deed = { kind: 'edit', name: nameOf(action, m), id } as const;
  const add = (other: string) => perform(deed, { name: 'linkActions', input: { id, other } });
  const remove = (other: string) => perform(deed, { name: 'unlinkActions', input: { id, other } });
  return (
    <>
      {(linked.length > 0 || may) && (
        <Section name="links" title={texts.links.title}>
          <ul className="card-links">
            {linked.map((other) => (
              <LinkLine key={other} action={action} other={other} may={may} onRemove={() => remove(other)} />
            ))}
          </ul>
          {may && (
            <Picker
              label={texts.links.add}
              choices={() => actionsBut(store, new Set([id, ...linked]))}
              onTake={add}
            />
          )}
        </Section>
      )}
      <OtherPlaces action={action} may={may} />
    </>
  );
}

/** The actions it is linked to, by its own links or theirs. */
function useLinked({ id, links }: Action): readonly string[] {
  const incoming = useFigure((store) => linkingTo(store, id).join(' '));
  return [...new Set([...links, ...incoming.split(' ').filter(Boolean)])].filter((other) => other !== id);
}

const linkingTo = (store: PlanStore, id: string): string[] =>
  [...store.records().actions].flatMap(([other, action]) =>
    !isBroken(action) && action.links.includes(id) ? [other] : [],
  );

function actionsBut(store: PlanStore, known: ReadonlySet<string>): Choice[] {
  return cardOrder(store.shown).flatMap((id) => {
    const action = store.record('action', id);
    if (!action || isBroken(action) || known.has(id)) return [];
    return [{ id, number: action.number ?? '', title: action.title }];
  });
}

interface LinkLineProps extends SectionProps {
  readonly other: string;
  readonly onRemove: () => void;
}

function LinkLine({ action, other, may, onRemove }: LinkLineProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const { plan } = useSession();
  const record = useRecord('action', other);
  const { theme } = useHome(record);
  const mayThere = useMayWhereItIsWritten(action, record);
  if (!record) return null;
  const no = theme && !isBroken(theme) ? theme.no : undefined;
  const name = nameOf(record, m);
  return (
    <li className="card-link" data-slot={slotOf(no)}>
      <span className="badge">{no}</span>
      <Link
        href={`${placePath(plan, { ...viewNow(plan), card: other })}${location.search}`}
        className="grow"
        lang={planLanguage}
      >
        {name}
      </Link>
      {isArchived(record) && <span className="pill">{texts.links.archived}</span>}
      {may && mayThere && (
        <button
          type="button"
          className="button ghost icon small"
          aria-label={texts.links.remove(name)}
          onClick={onRemove}
        >
          <XMarkIcon aria-hidden />
        </button>
      )}
    </li>
  );
}

/** A link is written in one of the two, and taken away there. */
function useMayWhereItIsWritten(action: Action, other: Read<'action'> | undefined): boolean {
  const { theme } = useHome(other);
  const { actor } = useSession();
  const isTheirs = other !== undefined && !isBroken(other) && other.links.includes(action.id);
  return (
    !isTheirs || (actor.value !== undefined && can(actor.value, 'edit-plan', { theme: theme?.id ?? null }))
  );
}
