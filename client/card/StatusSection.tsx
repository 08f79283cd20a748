import { CheckmarkIcon, ChevronDownIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import { limits, statuses, type Status } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { StandstillMark } from '../marks/StandstillMark.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform } from '../sync/hooks.tsx';
import { useStandstill } from '../sync/use-standstill.ts';
import { Menu } from '../ui/Menu.tsx';
import { OwnText } from './OwnText.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './section.ts';

/** Where it stands, and what comes next. */
export function StatusSection({ action, may }: SectionProps) {
  const texts = useKnownTexts(cardTexts);
  const standstill = useStandstill(action);
  return (
    <Section name="status" title={texts.status.title}>
      <StatusChoice action={action} may={may} />
      {standstill && (
        <p className="card-standstill">
          <StandstillMark standstill={standstill} />
        </p>
      )}
      {(may || action.nextStep) && (
        <OwnText
          action={action}
          field="nextStep"
          label={texts.status.nextStep}
          max={limits.phrase}
          may={may}
          kind="line"
        />
      )}
      {(may || action.nextDate) && (
        <OwnText
          action={action}
          field="nextDate"
          label={texts.status.nextDate}
          max={limits.phrase}
          may={may}
          kind="date"
        />
      )}
    </Section>
  );
}

function StatusChoice({ action, may }: SectionProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const perform = usePerform();
  const [anchor, open] = useState<HTMLElement>();
  const { id, status = 'proposed' } = action;
  if (!may)
    return (
      <p className="card-status">
        <StatusMark status={status} />
      </p>
    );
  const choose = (value: Status) => {
    anchor?.focus();
    open(undefined);
    const deed = { kind: 'edit', name: nameOf(action, m), id } as const;
    if (value !== status)
      perform(deed, { name: 'setField', input: { entity: 'action', id, field: 'status', value } });
  };
  return (
    <>
      <button
        type="button"
        className="input card-status"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={`${texts.status.change}: ${m.status[status]}`}
        onClick={(event) => open(event.currentTarget)}
      >
        <StatusMark status={status} />
        <ChevronDownIcon aria-hidden />
      </button>
      {anchor && (
        <Menu label={texts.status.change} anchor={anchor} onClose={() => open(undefined)}>
          {statuses.map((one) => (
            <button
              key={one}
              type="button"
              role="menuitemradio"
              aria-checked={one === status}
              tabIndex={-1}
              className="menu-item"
              onClick={() => choose(one)}
            >
              <StatusMark status={one} />
              {one === status && <CheckmarkIcon aria-hidden />}
            </button>
          ))}
        </Menu>
      )}
    </>
  );
}
