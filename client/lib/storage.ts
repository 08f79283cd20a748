/** localStorage that never throws: in a private window or with a full quota the program goes on without it. */
export const memory = {
  get(key: string): string | undefined {
    try {
      return localStorage.getItem(`samplan.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set(key: string, value: string | undefined): void {
    try {
      if (value === undefined) localStorage.removeItem(`samplan.${key}`);
      else localStorage.setItem(`samplan.${key}`, value);
    } catch {
      // Not remembered then.
    }
  },
};
