import { organisationsTexts } from '../../shared/i18n/late.ts';
import { organisationKinds, type Organisation } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { usePerform } from '../sync/hooks.tsx';
import { Aliases } from './Aliases.tsx';
import { LineField } from './LineField.tsx';

/** What an organisation is, to be written: each field is a step of its own. */
export function FactsForm({ organisation }: { readonly organisation: Organisation }) {
  const m = useKnownTexts(organisationsTexts);
  const line = (field: Parameters<typeof LineField>[0]['field'], label: string, help?: string) => (
    <LineField organisation={organisation} field={field} label={label} {...(help && { help })} />
  );
  return (
    <div className="facts-form">
      {line('name', m.name)}
      {line('short', m.short)}
      <Kind organisation={organisation} />
      <Aliases organisation={organisation} />
      {line('area', m.area)}
      {line('role', m.role)}
      <fieldset className="start-here">
        <legend>{m.start}</legend>
        {line('contact', m.contact, m.contactHelp)}
        {line('contactAt', m.contactAt)}
        {line('contactNote', m.contactNote)}
      </fieldset>
      <Planned organisation={organisation} />
      {line('note', m.note)}
    </div>
  );
}

function Kind({ organisation: { id, name, kind } }: { readonly organisation: Organisation }) {
  const m = useKnownTexts(organisationsTexts);
  const perform = usePerform();
  const set = (value: string) =>
    perform(
      { kind: 'edit', name: name || id, id },
      { name: 'setField', input: { entity: 'organisation', id, field: 'kind', value } },
    );
  return (
    <label className="field">
      <span className="label">{m.kindLabel}</span>
      <select className="input" value={kind ?? 'other'} onChange={(event) => set(event.target.value)}>
        {organisationKinds.map((one) => (
          <option key={one} value={one}>
            {m.kind[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Written into the plan, but not set up yet; and from when it is meant to be. */
function Planned({ organisation }: { readonly organisation: Organisation }) {
  const m = useKnownTexts(organisationsTexts);
  const perform = usePerform();
  const { id, name, planned = false } = organisation;
  const turn = () =>
    perform(
      { kind: 'edit', name: name || id, id },
      {
        name: 'setFields',
        input: {
          entity: 'organisation',
          id,
          // Of what exists nobody asks from when it is planned.
          fields: planned ? { planned: null, plannedFrom: null } : { planned: true },
        },
      },
    );
  return (
    <>
      <label className="switch-line">
        <input type="checkbox" className="switch" checked={planned} onChange={turn} />
        {m.plannedLabel}
      </label>
      {planned && <LineField organisation={organisation} field="plannedFrom" label={m.plannedFrom} />}
    </>
  );
}
