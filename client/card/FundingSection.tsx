import { PencilIcon, PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { timeTexts } from '../../shared/i18n/late.ts';
import { newId } from '../../shared/ids.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { amountText, sumsOf } from '../../shared/plan/money.ts';
import { limits, type Action, type FundingRow } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { FundingMark } from '../marks/FundingMark.tsx';
import { useRecord } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { usePerform } from '../sync/hooks.tsx';
import { FundingForm, type RowFields } from './FundingForm.tsx';
import { OwnText } from './OwnText.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './section.ts';
import './time.css';

/** With which money: as the plan says it, and row by row with how far it has come. */
export function FundingSection({ action, may }: SectionProps) {
  const texts = useKnownTexts(timeTexts).funding;
  const set = useSetRow(action);
  const [edited, edit] = useState<string>();
  const { funding, fundingText } = action;
  if (!may && funding.length === 0 && !fundingText) return null;
  const isNew = edited !== undefined && !funding.some(({ id }) => id === edited);
  const save = (id: string, row: RowFields) => {
    set(id, row);
    edit(undefined);
  };
  return (
    <Section name="funding" title={texts.title}>
      {may ? (
        <OwnText action={action} field="fundingText" label={texts.text} max={limits.note} may kind="lines" />
      ) : (
        fundingText && (
          <p className="card-fact" lang={planLanguage}>
            {fundingText}
          </p>
        )
      )}
      <ul className="funding-rows" aria-label={texts.rows}>
        {funding.map((row) => (
          <li key={row.id} className="funding-row">
            {may && edited === row.id ? (
              <FundingForm
                action={action}
                row={row}
                onSave={(fields) => save(row.id, fields)}
                onClose={() => edit(undefined)}
              />
            ) : (
              <Row row={row} may={may} onEdit={() => edit(row.id)} onRemove={() => set(row.id, null)} />
            )}
          </li>
        ))}
        {may && isNew && (
          <li key={edited} className="funding-row">
            <FundingForm
              key={edited}
              action={action}
              rowId={edited}
              onSave={(fields) => save(edited, fields)}
              onClose={() => edit(undefined)}
            />
          </li>
        )}
      </ul>
      {may && edited === undefined && funding.length === 0 && (
        <Read action={action} onUse={(row) => set(newId(), row)} />
      )}
      <Sums rows={funding} />
      {may && edited === undefined && (
        <button type="button" className="button small" onClick={() => edit(newId())}>
          <PlusIcon aria-hidden />
          {texts.add}
        </button>
      )}
    </Section>
  );
}

/** One row as one step of mine; null takes it away. */
function useSetRow(action: Action): (rowId: string, row: RowFields | null) => void {
  const m = useMessages();
  const perform = usePerform();
  const { id } = action;
  return (rowId, row) =>
    void perform(
      { kind: 'edit', name: nameOf(action, m), id },
      { name: 'setFunding', input: { id, rowId, row } },
    );
}

interface RowProps {
  readonly row: FundingRow;
  readonly may: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Row({ row, may, onEdit, onRemove }: RowProps) {
  const texts = useKnownTexts(timeTexts).funding;
  const { source, amount, state } = row;
  return (
    <>
      <span className="source" lang={planLanguage}>
        {source}
      </span>
      <span className="number">
        {amount === undefined ? texts.noAmount : `${amountText(amount)}\u00a0kr`}
      </span>
      <FundingMark state={state} />
      {may && (
        <span className="tools">
          <button
            type="button"
            className="button ghost icon small"
            aria-label={texts.edit(source)}
            onClick={onEdit}
          >
            <PencilIcon aria-hidden />
          </button>
          <button
            type="button"
            className="button ghost icon small"
            aria-label={texts.remove(source)}
            onClick={onRemove}
          >
            <TrashIcon aria-hidden />
          </button>
        </span>
      )}
    </>
  );
}

/** What was read out of the plan's own words, when there are no rows yet. */
function Read({ action, onUse }: { readonly action: Action; readonly onUse: (row: RowFields) => void }) {
  const texts = useKnownTexts(timeTexts).funding;
  const organisation = useRecord('organisation', action.fundingSource ?? '');
  const { fundingAmount, fundingText = '' } = action;
  if (fundingAmount === undefined) return null;
  const known = organisation && !isBroken(organisation) ? organisation.name : undefined;
  const source = (known ?? fundingText.trim()).slice(0, limits.name);
  if (source === '') return null;
  const row: RowFields = { source, amount: fundingAmount, state: 'idea' };
  return (
    <p className="time-reading">
      {texts.suggest(`${amountText(fundingAmount)}\u00a0kr, ${source}`)}{' '}
      <button type="button" className="button small" onClick={() => onUse(row)}>
        {texts.takeUp}
      </button>
    </p>
  );
}

/** What the rows come to, each state by itself: money that was asked for is not money that has come. */
function Sums({ rows }: { readonly rows: readonly FundingRow[] }) {
  const m = useMessages();
  const texts = useKnownTexts(timeTexts).funding;
  if (rows.length < 2) return null;
  return (
    <p className="funding-sums number">
      <span className="hidden">{texts.sums}: </span>
      {sumsOf(rows).map(({ state, sum }) => (
        <span key={state}>{m.money.sum(m.money.state[state], amountText(sum))}</span>
      ))}
    </p>
  );
}
