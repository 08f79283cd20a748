/** Tabs of one browser tell one another apart by locks: the browser lets go of a tab's lock when the tab is gone. */
const lockOf = (tab: string): string => `samplan/tab/${tab}`;

/** Says that this tab lives. @returns what ends that; it resolves once it is said */
export async function liveAs(tab: string): Promise<() => void> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return () => {};
  return new Promise((resolve) => {
    void locks.request(lockOf(tab), () => new Promise<void>((end) => resolve(end)));
  });
}

/** @returns tells whether a tab is gone. Without https there are no locks: then all others count as gone. */
export async function goneTabs(): Promise<(tab: string) => boolean> {
  const { locks } = navigator as { locks?: LockManager };
  const held = new Set((await locks?.query())?.held?.map(({ name }) => name));
  return (tab) => !held.has(lockOf(tab));
}
