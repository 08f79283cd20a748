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
/** Where a rare field goes: the field of the record, and the line that is added to it. None for one that says nothing. */
type Home = (value: unknown, names: Names, node: Node) => [field: string, line: string] | undefined;

/**
 * Gives the rare fields of a plan's source a natural home: a note where a person would look for it, bullets in the
 * description, a remark on the card. What is canonical already passes through unchanged; a field nobody has heard of
 * becomes a line `field: value` in the note, so that nothing of a source is thrown away.
 */
export function foldSource(json: unknown): unknown {
  if (!isNode(json) || !Array.isArray(json.themes)) return json;
  const names: Names = new Map(nodesIn(json.organisations).map(({ id, name }) => [String(id), String(name)]));
  // `counts` repeats what the lists say; a group is told on its theme.
  const { workingGroups, counts: _counts, ...rest } = json;
  const groups = nodesIn(workingGroups);
  const theme = (node: Node) => {
    const group = groups.find(({ themeId }) => themeId === node.id);
    return fold({ ...node, ...(group && { group }) }, themeSchema, homes.theme, names, {
      strategies: strategy,
    });
  };
  const strategy = (node: Node) => fold(node, strategySchema, {}, names, { actions: action });
  const action = (node: Node) => fold(node, actionSchema, homes.action, names, { time });
  const time = (node: Node) => fold(node, timeSchema, homes.time, names);
  return fold({ ...rest }, { shape: rest }, {}, names, {
    plan: (node) => fold(node, planHeadSchema, {}, names),
    themes: theme,
    organisations: (node) => fold(node, organisationSchema, homes.organisation, names),
  });
}

const homes = {
  theme: {
    group: (group, names) => ['note', isNode(group) ? groupLine(group, names) : String(group)],
  },
  action: {
    items: (items) => [
      'description',
      list(items)
        .map((item) => `- ${plain(item)}`)
        .join('\n'),
    ],
    obviousErrorInSource: (doubt) => ['note', plain(doubt)],
    conditional: (yes) =>
      yes === true ? ['note', 'Betinget: gjelder bare når vilkåret i beskrivelsen er oppfylt'] : undefined,
    placeholder: (yes) =>
      yes === true ? ['note', 'Plassholder: hva som skal gjøres, bestemmes senere'] : undefined,
    conditionalOwners: (ids, names, { ownerNote }) => {
      const untold = list(ids)
        .map((id) => nameOf(id, names))
        .filter((name) => !String(ownerNote).includes(name));
      return untold.length ? ['ownerNote', `Mulig medansvarlig: ${inWords(untold)}`] : undefined;
    },
    linkStatedInPlan: (stated) =>
      stated === false
        ? ['description', '- Koblingen til andre tiltak er tolket; den står ikke i planteksten']
        : undefined,
  },
  time: {
    uncertain: (yes) => (yes === true ? ['note', 'Tiden er ikke avklart i planen'] : undefined),
    trigger: (event) => ['note', `Utløses av: ${plain(event)}`],
    timesPerYear: (times) => ['note', `${plain(times)} ganger i året`],
    months: (months) => ['note', `Måned: ${inWords(list(months).map(monthName))}`],
    phases: (phases) => ['note', nodesIn(phases).map(phaseLine).join('\n')],
  },
  organisation: {
    collective: (yes) => (yes === true ? ['form', 'collective'] : undefined),
    generic: (yes) => (yes === true ? ['form', 'generic'] : undefined),
    members: (ids, names) => ['note', `Omfatter ${inWords(list(ids).map((id) => nameOf(id, names)))}`],
  },
} satisfies Record<string, Record<string, Home>>;

function fold(
  node: Node,
  { shape }: { shape: object },
  rare: Record<string, Home>,
  names: Names,
  inner: Record<string, (child: Node) => unknown> = {},
): Node {
  const folded: Node = {};
  const homeless: [string, unknown][] = [];
  for (const [field, value] of Object.entries(node)) {
    if (!Object.hasOwn(shape, field)) homeless.push([field, value]);
    else folded[field] = inner[field] ? each(value, inner[field]) : value;
  }
  for (const [field, value] of homeless) {
    const [home, line] = (rare[field] ?? noteLine(field))(value, names, node) ?? [];
    if (home !== undefined && line !== undefined)
      folded[home] = [folded[home], line].filter(Boolean).join('\n');
  }
  return folded;
}

const noteLine =
  (field: string): Home =>
  (value) => ['note', `${field}: ${plain(value)}`];

const each = (value: unknown, change: (node: Node) => unknown): unknown =>
  Array.isArray(value)
    ? value.map((item) => (isNode(item) ? change(item) : item))
    : isNode(value)
      ? change(value)
      : value;

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
  new Intl.DateTimeFormat('nb', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, Number(month) - 1));
