import type { Found } from './found.ts';
import { limits } from '../plan/schema.ts';
import { keyOf, tidy } from './spelling.ts';
import type { Table } from './source.ts';

const fields = {
  id: ['id'],
  name: ['navn', 'namn', 'name', 'organisasjon', 'organisation'],
  short: ['kortnavn', 'kortnamn', 'short name', 'forkortelse'],
  area: ['område', 'area'],
  role: ['rolle', 'role'],
  contact: ['kontakt', 'contact'],
  aliases: ['andre navn', 'andre namn', 'other names'],
} as const;
type FieldName = keyof typeof fields;
const byKey = new Map(
  (Object.keys(fields) as FieldName[]).flatMap((name) =>
    fields[name].map((word) => [keyOf(word), name] as const),
  ),
);

/** A sheet of organisations: their names and one thing more that only organisations have. Empty for any other table. */
export function organisationsIn({ rows }: Table): Found['organisations'][number][] {
  const names = (rows[0] ?? []).map(({ text }) => byKey.get(keyOf(text)));
  if (!names.includes('name') || !['short', 'aliases'].some((one) => names.includes(one as FieldName)))
    return [];
  return rows.slice(1).flatMap((row) => {
    const said = (field: FieldName) => tidy(row[names.indexOf(field)]?.text ?? '');
    const name = said('name').slice(0, limits.name);
    const aliases = said('aliases')
      .split(';')
      .map((alias) => alias.trim().slice(0, limits.name))
      .filter(Boolean);
    return name === ''
      ? []
      : [
          {
            name,
            ...(said('short') && { short: said('short').slice(0, limits.name) }),
            ...(aliases.length > 0 && { aliases }),
          },
        ];
  });
}
