import {
  actionSchema,
  organisationSchema,
  planHeadSchema,
  strategySchema,
  themeSchema,
  timeSchema,
} from './plan-json.ts';

type Node = Record<string, unknown>;
type Names = ReadonlyMap<string, string>;
/**
 * Where a rare field goes: the field of the record, and the line that is added to it, which is empty when the value
 * says nothing. None when the value is not of the kind that is expected there: it is told like a field nobody knows.
 */
type Home = (value: unknown, names: Names, node: Node) => [field: string, line: string] | undefined;

/**
 * Gives the rare fields of a plan's source a natural home: a note where a person would look for it, bullets in the
 * description, a remark on the card. What is canonical already passes through unchanged; a field nobody has heard of
 * becomes a line `field: value` in the note, so that nothing of a source is thrown away.
 */
export function foldSource(json: unknown): unknown {
  if (!isNode(json) || !Array.isArray(json.themes)) return json;
  const names: Names = new Map(nodesIn(json.organisations).map(({ id, name }) => [String(id), String(name)]));
  // `counts` repeats what the lists say; a group is told on its theme, or on the plan when it has none.
  const { workingGroups = [], counts: _counts, ...rest } = json;
  const themes = new Set(nodesIn(json.themes).map(({ id }) => id));
  const hasTheme = (group: unknown) => isNode(group) && themes.has(group.themeId);
  const others = Array.isArray(workingGroups) ? workingGroups.filter((one) => !hasTheme(one)) : workingGroups;
  const theme = (node: Node) => {
    const groups = nodesIn(workingGroups).filter(({ themeId }) => themeId === node.id);
    return fold({ ...node, ...some({ groups }) }, themeSchema, homes.theme, names, { strategies: strategy });
  };
  const strategy = (node: Node) => fold(node, strategySchema, {}, names, { actions: action });
  const action = (node: Node) => fold(node, actionSchema, homes.action, names, { time });
  const time = (node: Node) => fold(node, timeSchema, homes.time, names);
  return fold({ ...rest }, { shape: rest }, {}, names, {
    plan: (node) => fold({ ...node, ...some({ workingGroups: others }) }, planHeadSchema, {}, names),
    themes: theme,
    organisations: (node) => fold(node, organisationSchema, homes.organisation, names),
  });
}

/** A remark that a field makes by being true. */
const flag =
  (field: string, line: string, telling = true): Home =>
  (value) =>
    typeof value === 'boolean' ? [field, value === telling ? line : ''] : undefined;

/** What a list says, in a line or more. */
const told =
  (field: string, line: (items: readonly unknown[], names: Names, node: Node) => string): Home =>
  (value, names, node) =>
    Array.isArray(value) ? [field, line(value, names, node)] : undefined;

const homes = {
  theme: {
    groups: told('note', (groups, names) =>
      nodesIn(groups)
        .map((group) => groupLine(group, names))
        .join('\n'),
    ),
  },
  action: {
    items: told('description', (items) => items.map((item) => `- ${plain(item)}`).join('\n')),
    obviousErrorInSource: (doubt) => ['note', plain(doubt)],
    conditional: flag('note', 'Betinget: gjelder bare når vilkåret i beskrivelsen er oppfylt'),
    placeholder: flag('note', 'Plassholder: hva som skal gjøres, bestemmes senere'),
    conditionalOwners: told('ownerNote', (ids, names, { ownerNote }) => {
      const untold = ids.map((id) => nameOf(id, names)).filter((name) => !String(ownerNote).includes(name));
      return untold.length ? `Mulig medansvarlig: ${inWords(untold)}` : '';
    }),
    linkStatedInPlan: flag(
      'description',
      '- Koblingen til andre tiltak er tolket; den står ikke i planteksten',
      false,
    ),
  },
  time: {
    uncertain: flag('note', 'Tiden er ikke avklart i planen'),
    trigger: (event) => ['note', `Utløses av: ${plain(event)}`],
    timesPerYear: (times) => ['note', `${plain(times)} ganger i året`],
    months: told('note', (months) => `Måned: ${inWords(months.map(monthName))}`),
    phases: (phases) =>
      Array.isArray(phases) && phases.every(isNode) ? ['note', phases.map(phaseLine).join('\n')] : undefined,
  },
  organisation: {
    collective: flag('form', 'collective'),
    generic: flag('form', 'generic'),
    members: told('note', (ids, names) => `Omfatter ${inWords(ids.map((id) => nameOf(id, names)))}`),
  },
} satisfies Record<string, Record<string, Home>>;

function fold(
  node: Node,
  { shape }: { shape: object },
  rare: Record<string, Home>,
  names: Names,
  inner: Record<string, (child: Node) => unknown> = {},
): Node {
  // Without a prototype, `__proto__` in a file is a field like any other.
  const folded = Object.create(null) as Node;
  const homeless: [string, unknown][] = [];
  for (const [field, value] of Object.entries(node)) {
    if (!Object.hasOwn(shape, field)) homeless.push([field, value]);
    else folded[field] = Object.hasOwn(inner, field) ? each(value, inner[field]!) : value;
  }
  for (const [field, value] of homeless) {
    const known = Object.hasOwn(rare, field) ? rare[field]!(value, names, node) : undefined;
    const [home, line] = known ?? ['note', `${field}: ${plain(value)}`];
    const held = folded[home];
    // What is no text is left as it is, to be refused.
    if (line !== '' && (held === undefined || typeof held === 'string'))
      folded[home] = [held, line].filter(Boolean).join('\n');
  }
  return folded;
}

const each = (value: unknown, change: (node: Node) => unknown): unknown =>
  Array.isArray(value)
    ? value.map((item) => (isNode(item) ? change(item) : item))
    : isNode(value)
      ? change(value)
      : value;

/** The one field given, unless its list is empty. */
const some = (field: Record<string, unknown>): Record<string, unknown> | undefined =>
  Object.values(field).every((value) => Array.isArray(value) && value.length === 0) ? undefined : field;

function groupLine(group: Node, names: Names): string {
  const { memberCount, organisations, unaffiliatedMembers, roles, note } = group;
  const parts = [
    Number(memberCount) > 0 && `${plain(memberCount)} medlemmer`,
    isNode(roles) && `(${inWords(Object.entries(roles).map(([role, count]) => `${plain(count)} ${role}`))})`,
    list(organisations).length > 0 && `fra ${inWords(list(organisations).map((id) => nameOf(id, names)))}`,
    unaffiliatedMembers !== undefined && `og ${plain(unaffiliatedMembers)} uten oppgitt organisasjon`,
  ];
  const members = parts.filter(Boolean).join(' ');
  return `Arbeidsgruppe: ${[members, note].filter(Boolean).join('. ') || 'ingen oppgitt'}`;
}

function phaseLine({ text, start, due }: Node): string {
  const when = [start !== undefined && `fra ${dayIn(start)}`, due !== undefined && `innen ${dayIn(due)}`];
  return `${plain(text)}: ${when.filter(Boolean).join(' ')}`;
}

/** 2015-06-30 as it is written in Norwegian: 30.06.2015. */
const dayIn = (date: unknown): string => plain(date).replace(/^(\d+)-(\d+)-(\d+)$/, '$3.$2.$1');
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const nodesIn = (value: unknown): Node[] => list(value).filter(isNode);
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const nameOf = (id: unknown, names: Names): string => names.get(String(id)) ?? String(id);
const inWords = (words: readonly string[]): string =>
  new Intl.ListFormat('nb', { type: 'conjunction' }).format(words);
const monthName = (month: unknown): string =>
  Number.isInteger(month) && Number(month) >= 1 && Number(month) <= 12
    ? new Intl.DateTimeFormat('nb', { month: 'long', timeZone: 'UTC' }).format(
        Date.UTC(2000, Number(month) - 1),
      )
    : plain(month);
