import type { Page } from '@playwright/test';

/** What is read of React's fibers: one for each component and element that is drawn. */
interface Fiber {
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly flags: number;
  readonly stateNode: unknown;
}

declare global {
  interface Window {
    /** By card id: in how many commits React has rendered something of the card. */
    renderedCards: Map<string, number>;
    __REACT_DEVTOOLS_GLOBAL_HOOK__: object;
  }
}

/** Counts from the next navigation on which cards, and rows of the table, React renders. Read by `takeRendered`. */
export async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(installCounter);
}

/** The cards rendered since the last call, by id, each with how often. */
export async function takeRendered(page: Page): Promise<Record<string, number>> {
  const rendered = await page.evaluate(() => {
    const taken = [...window.renderedCards];
    window.renderedCards.clear();
    return taken;
  });
  return Object.fromEntries(rendered);
}

/**
 * Stands where React looks for its developer tools, which it tells of every commit, in production too. A card counts
 * as rendered when React has called any component that draws it or a part of it. Runs in the page.
 */
function installCounter(): void {
  const performedWork = 1;
  const cardOf = (fiber: Fiber): string | undefined =>
    fiber.stateNode instanceof HTMLElement && fiber.stateNode.matches('article[data-id], [role=row][data-id]')
      ? fiber.stateNode.dataset.id
      : undefined;
  const childrenOf = (fiber: Fiber): Fiber[] => {
    const children: Fiber[] = [];
    for (let child = fiber.child; child; child = child.sibling) children.push(child);
    return children;
  };
  /** The card a component draws: the first element below it. */
  const cardBelow = (fiber: Fiber): string | undefined => {
    let below: Fiber | null = fiber;
    while (below && !(below.stateNode instanceof Node)) below = below.child;
    return below ? cardOf(below) : undefined;
  };
  /** React leaves alone what it does not visit: where the children are those of the last commit, nothing ran below. */
  const visit = (fiber: Fiber, within: string | undefined, rendered: Set<string>): void => {
    const isNew = fiber.alternate === null;
    const card = cardOf(fiber) ?? within;
    const isComponent = !(fiber.stateNode instanceof Node);
    if (isComponent && fiber.flags & performedWork) {
      const drawn = card ?? cardBelow(fiber);
      if (drawn !== undefined) rendered.add(drawn);
    }
    if (isNew || fiber.child !== fiber.alternate.child)
      for (const child of childrenOf(fiber)) visit(child, card, rendered);
  };
  window.renderedCards = new Map();
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => {},
    onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => {
      const rendered = new Set<string>();
      visit(root.current, undefined, rendered);
      for (const id of rendered) window.renderedCards.set(id, (window.renderedCards.get(id) ?? 0) + 1);
    },
  };
}
