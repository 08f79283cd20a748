import { isBroken, type Records } from '../../shared/plan/document.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import type { Registered } from '../../shared/register.ts';

type Register = Records['organisations'];

/** What an organisation is called in a line; its id while it has no name that can be read. */
export function nameIn(register: Register, id: string): string {
  const record = register.get(id);
  return (record && !isBroken(record) && (record.name || record.short)) || id;
}

/** The name there is room for. */
export function shortIn(register: Register, id: string): string {
  const record = register.get(id);
  return (record && !isBroken(record) && (record.short || record.name)) || id;
}

/** Every organisation that can be read, by how it is searched. */
export const readable = (register: Register): Organisation[] =>
  [...register.values()].filter((record): record is Organisation => !isBroken(record));

export const asRegistered = (record: Organisation): Registered => ({
  ...record,
  name: record.name || record.id,
});

/** Those that can be chosen: living ones, but for some. */
export const choosable = (register: Register, ...except: string[]): Registered[] =>
  readable(register)
    .filter(({ id, archived }) => !archived && !except.includes(id))
    .map(asRegistered);
