/** The ways to see one plan. */
export const viewNames = ['board', 'table', 'timeline', 'actors'] as const;
export type ViewName = (typeof viewNames)[number];

/** What can be seen of the actors: how much each carries, who works with whom, and how the themes are balanced. */
export const actorParts = ['load', 'map', 'sectors'] as const;
export type ActorPart = (typeof actorParts)[number];

/** Where somebody is in a plan. */
export interface Place {
  readonly view: ViewName;
  /** The first, in other views than the actors. */
  readonly part: ActorPart;
  /** The card that is open over the view. */
  readonly card: string | undefined;
}

/** Where one is when nothing is said. */
export const atBoard: Place = { view: 'board', part: 'load', card: undefined };

const isOneOf =
  <T extends string>(known: readonly T[]) =>
  (text: string | undefined): text is T =>
    (known as readonly (string | undefined)[]).includes(text);

const isView = isOneOf(viewNames);
const isPart = isOneOf(actorParts);

/**
 * Reads what follows a plan's id in its address: nothing, `card/<id>`, `table`, `table/card/<id>`, `actors/map` and so
 * on. Undefined when it is no view of the plan. The id may be none of the plan's: then there is no such card.
 */
export function placeFrom(at: string): Place | undefined {
  const words = at.split('/').filter(Boolean);
  const view = words[0] !== 'board' && isView(words[0]) ? (words.shift() as ViewName) : 'board';
  const part = view === 'actors' && isPart(words[0]) ? (words.shift() as ActorPart) : 'load';
  const [card, id, ...rest] = words;
  if (card === undefined) return { view, part, card: undefined };
  return card === 'card' && id && rest.length === 0 ? { view, part, card: id } : undefined;
}

/** The address of a place in a plan: what `placeFrom` reads, after `/plan/<id>`. */
export function placePath(plan: string, { view, part, card }: Place): string {
  const words = [
    ...(view === 'board' ? [] : [view]),
    ...(view === 'actors' && part !== 'load' ? [part] : []),
    ...(card === undefined ? [] : ['card', encodeURIComponent(card)]),
  ];
  return ['/plan', plan, ...words].join('/');
}
