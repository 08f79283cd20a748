/** How many colours there are for themes. */
const slots = 10;

/** The colour of a theme, 1 to 10, by its number: neighbours differ, and the number always stands beside it. */
export const slotOf = (no: number | undefined): number => (((((no ?? 1) - 2) % slots) + slots) % slots) + 1;
