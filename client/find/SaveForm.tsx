import { useId, useState, type SubmitEvent } from 'react';
import type { Filter } from '../../shared/find/filter.ts';
import { queryOf } from '../../shared/find/query.ts';
import type { FindTexts } from '../../shared/i18n/find/nb.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { limits, type SavedFilter } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { namedIn, type Saved } from './saved.ts';

interface SaveFormProps {
  readonly saved: readonly Saved[];
  /** What is asked now. */
  readonly filter: Filter;
  /** @returns whether it was done */
  readonly onSave: (
    filter: Pick<SavedFilter, 'name' | 'query'> & { readonly id?: string | undefined },
  ) => boolean;
}

/** Gives what is asked now a name. One that is taken gets this question in place of its own. */
export function SaveForm({ saved, filter, onSave }: SaveFormProps) {
  const m = useKnownTexts(findTexts).saved;
  const id = useId();
  const [name, setName] = useState('');
  const query = queryOf(filter);
  if (query === '') return <p className="quiet find-saved-help">{m.how}</p>;
  const taken = namedIn(saved, name);
  const hindrance = hindranceOf(m, query, saved.length, taken);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!hindrance && name.trim() && onSave({ id: taken?.id, name: name.trim(), query })) setName('');
  };
  return (
    <form className="find-save" onSubmit={submit}>
      <label htmlFor={id}>{m.saveAs}</label>
      <div>
        <input
          id={id}
          className="input"
          maxLength={limits.filterName}
          autoComplete="off"
          aria-describedby={`${id}-help`}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit" className="button" disabled={!!hindrance || !name.trim()}>
          {taken ? m.replace : m.save}
        </button>
      </div>
      <p id={`${id}-help`} className="quiet" role="status">
        {hindrance ?? (taken ? m.replaces(taken.name) : m.forAll)}
      </p>
    </form>
  );
}

/** Why it cannot be saved as it is. */
function hindranceOf(m: FindTexts['saved'], query: string, count: number, taken: Saved | undefined) {
  if (query.length > limits.query) return m.tooLong;
  return count >= limits.filters && !taken ? m.full(count) : undefined;
}
