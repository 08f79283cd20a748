const prefix = 'samplan.';

/** localStorage that never throws: in a private window or with a full quota the program goes on without it. */
export const memory = {
  get(key: string): string | undefined {
    try {
      return localStorage.getItem(`${prefix}${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set(key: string, value: string | undefined): void {
    try {
      if (value === undefined) localStorage.removeItem(`${prefix}${key}`);
      else localStorage.setItem(`${prefix}${key}`, value);
    } catch {
      // Not remembered then.
    }
  },
  /** Forgets everything of which that is said of its key. */
  clear(isMeant: (key: string) => boolean): void {
    try {
      for (const key of Object.keys(localStorage))
        if (key.startsWith(prefix) && isMeant(key.slice(prefix.length))) localStorage.removeItem(key);
    } catch {
      // There was nothing then.
    }
  },
};
