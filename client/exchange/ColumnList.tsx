import { useId } from 'react';
import {
  columnMeanings,
  type ColumnChoices,
  type ColumnMeaning,
  type Found,
} from '../../shared/exchange/found.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import type { Reading } from './reading.ts';

interface ColumnListProps {
  readonly reading: Reading;
  readonly found: Found;
  readonly columns: ColumnChoices;
  readonly onSheet: ((sheet: string) => void) | undefined;
  readonly onChange: (header: string, meaning: ColumnMeaning) => void;
}

/** How each column was understood, to be corrected; of a workbook also which sheet. */
export function ColumnList({ reading: { source }, found, columns, onSheet, onChange }: ColumnListProps) {
  const m = useKnownTexts(exchangeTexts);
  if (!source || found.columns.length === 0) return null;
  const { sheets = [], sheet } = source;
  return (
    <section className="import-columns" aria-label={m.columns.title}>
      <h2>{m.columns.title}</h2>
      {onSheet && sheets.length > 1 && <SheetChoice sheets={sheets} sheet={sheet} onChange={onSheet} />}
      <ul>
        {found.columns.map(({ header, meaning }, at) => (
          <ColumnLine
            key={`${at}/${header}`}
            header={header}
            meaning={columns[header] ?? meaning}
            onChange={(meaning) => onChange(header, meaning)}
          />
        ))}
      </ul>
      <p className="quiet">{m.columns.help}</p>
    </section>
  );
}

interface ColumnLineProps {
  readonly header: string;
  readonly meaning: ColumnMeaning;
  readonly onChange: (meaning: ColumnMeaning) => void;
}

function ColumnLine({ header, meaning, onChange }: ColumnLineProps) {
  const m = useKnownTexts(exchangeTexts);
  const name = header || m.columns.noName;
  return (
    <li>
      <span lang={header ? planLanguage : undefined}>{name}</span>
      <select
        className={`input ${meaning === 'none' ? 'is-left' : ''}`}
        aria-label={m.columns.label(name)}
        value={meaning}
        onChange={({ target }) => onChange(target.value as ColumnMeaning)}
      >
        {columnMeanings.map((one) => (
          <option key={one} value={one}>
            {m.columns.meaning[one]}
          </option>
        ))}
      </select>
    </li>
  );
}

interface SheetChoiceProps {
  readonly sheets: readonly string[];
  readonly sheet: string | undefined;
  readonly onChange: (sheet: string) => void;
}

function SheetChoice({ sheets, sheet, onChange }: SheetChoiceProps) {
  const m = useKnownTexts(exchangeTexts);
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {m.columns.sheet}
      </label>
      <select id={id} className="input" value={sheet} onChange={({ target }) => onChange(target.value)}>
        {sheets.map((one) => (
          <option key={one} lang={planLanguage}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
}
