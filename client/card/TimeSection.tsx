import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { timeTexts } from '../../shared/i18n/late.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { correctedPhrase, readTime, type TimeReading } from '../../shared/plan/time-phrase.ts';
import { limits, precisions, recurrences, type Action } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform } from '../sync/hooks.tsx';
import { OwnText } from './OwnText.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './section.ts';
import './time.css';

/** When: in words, which count, and as dates, which are how somebody has read them. */
export function TimeSection({ action, may }: SectionProps) {
  const texts = useKnownTexts(timeTexts);
  return (
    <Section name="time" title={texts.title}>
      {may ? <Editing action={action} /> : <Facts action={action} />}
    </Section>
  );
}

const dateFields = ['start', 'due', 'precision', 'recurrence'] as const;

function Facts({ action }: { readonly action: Action }) {
  const texts = useKnownTexts(timeTexts);
  const told = useWords(action);
  return (
    <>
      <p className="card-fact">{action.timeText ?? texts.noTime}</p>
      {action.timeText && <BadDate phrase={action.timeText} />}
      {told && <p className="quiet">{told}</p>}
    </>
  );
}

function Editing({ action }: { readonly action: Action }) {
  const texts = useKnownTexts(timeTexts);
  const set = useSet(action);
  // Whoever has corrected the dates is not asked again, until the words are others.
  const [settled, settle] = useState(() => (isRead(action) ? action.timeText : undefined));
  const { start, due } = action;
  return (
    <>
      <OwnText
        action={action}
        field="timeText"
        label={texts.text}
        help={texts.textHelp}
        max={limits.phrase}
        may
        kind="line"
        renderUnder={(typed) => (
          <Suggestion
            phrase={typed}
            action={action}
            isSettled={typed.trim() === settled}
            onUse={(fields) => {
              settle(typed.trim());
              set(fields);
            }}
          />
        )}
      />
      <div className="time-fields">
        <OwnText action={action} field="start" label={texts.start} max={10} may kind="date" />
        <OwnText action={action} field="due" label={texts.due} max={10} may kind="date" />
        <Choice
          label={texts.precision}
          value={action.precision}
          options={precisions.map((one) => [one, texts.precisions[one]])}
          onChoose={(precision) => set({ precision })}
        />
        <Choice
          label={texts.recurrence}
          value={action.recurrence}
          options={recurrences.map((one) => [one, texts.recurrences[one]])}
          onChoose={(recurrence) => set({ recurrence })}
        />
      </div>
      {start && due && due < start && <p className="time-doubt">{texts.order}</p>}
      {hasDates(action) && (
        <button
          type="button"
          className="button ghost small"
          onClick={() => set({ start: null, due: null, precision: null, recurrence: null })}
        >
          {texts.clear}
        </button>
      )}
    </>
  );
}

type DateFields = Readonly<Partial<Record<(typeof dateFields)[number], string | null>>>;

const hasDates = (action: Action): boolean => dateFields.some((field) => action[field] !== undefined);

/** Whether somebody has said when it is, in dates. */
const isRead = ({ start, due, recurrence }: Action): boolean => (start ?? due ?? recurrence) !== undefined;

/** Sets some of the dates as one step. */
function useSet(action: Action): (fields: DateFields) => void {
  const m = useMessages();
  const perform = usePerform();
  const { id } = action;
  return (fields) =>
    void perform(
      { kind: 'edit', name: nameOf(action, m), id },
      { name: 'setFields', input: { entity: 'action', id, fields } },
    );
}

interface SuggestionProps {
  /** As it is typed. */
  readonly phrase: string;
  readonly action: Action;
  readonly isSettled: boolean;
  readonly onUse: (fields: DateFields) => void;
}

/** How the words were read, to be taken or left. */
function Suggestion({ phrase, action, isSettled, onUse }: SuggestionProps) {
  const texts = useKnownTexts(timeTexts);
  const likely = correctedPhrase(phrase);
  const reading = readTime(likely ?? phrase);
  const told = useWords(reading);
  const isNew = dateFields.some((field) => reading[field] !== action[field]);
  const offer = told && isNew && !isSettled;
  const use = () =>
    onUse(Object.fromEntries(dateFields.map((field) => [field, reading[field] ?? null])) as DateFields);
  return (
    <div className="time-reading" aria-live="polite">
      <BadDate phrase={phrase} />
      {offer && (
        <p>
          <span>{likely === undefined ? texts.readAs(told) : texts.likely(told)}</span>
          <button type="button" className="button small" onClick={use}>
            {texts.use}
          </button>
        </p>
      )}
      {!told && reading.doubt === 'condition' && <p className="quiet">{texts.condition}</p>}
      {!told && reading.doubt === 'unclear' && <p className="quiet">{texts.unclear}</p>}
    </div>
  );
}

function BadDate({ phrase }: { readonly phrase: string }) {
  const texts = useKnownTexts(timeTexts);
  if (readTime(phrase).doubt !== 'impossible-date') return null;
  return (
    <p className="time-doubt">
      <ExclamationmarkTriangleIcon aria-hidden />
      {texts.badDate}
    </p>
  );
}

/** A day as people of the language write it. @param iso 2026-12-31 */
const dayText = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nb', {
    day: '2-digit',
    month: language === 'en' ? 'long' : '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${iso}T00:00:00Z`));

/** @returns empty when there is nothing to tell */
function useWords({ start, due, recurrence }: Partial<TimeReading>): string {
  const texts = useKnownTexts(timeTexts);
  const { language } = useSpoken();
  const date = (iso: string) => dayText(iso, language);
  const when =
    start && due
      ? texts.span(date(start), date(due))
      : due
        ? texts.due1(date(due))
        : start
          ? texts.from(date(start))
          : '';
  const again = recurrence === undefined || recurrence === 'once' ? '' : texts.again[recurrence];
  return [when, again].filter(Boolean).join(', ');
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string | null) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const texts = useKnownTexts(timeTexts);
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={({ target }) => onChoose(target.value || null)}
      >
        <option value="">{texts.none}</option>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
