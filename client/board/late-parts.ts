import { late } from '../lib/late.tsx';

/* The fields of the board and its menus: nobody needs them before it has come, and then they must be there at once. */

const manner = { isSoon: true, canLack: true };

export const QuickAdd = late(async () => (await import('./QuickAdd.tsx')).QuickAdd, undefined, manner);
export const TitleEditor = late(
  async () => (await import('./TitleEditor.tsx')).TitleEditor,
  undefined,
  manner,
);
export const NameField = late(async () => (await import('./NameField.tsx')).NameField, undefined, manner);
export const CardMenu = late(async () => (await import('./CardMenu.tsx')).CardMenu, undefined, manner);
export const ThemeMenu = late(async () => (await import('./ThemeMenu.tsx')).ThemeMenu, undefined, manner);
export const StrategyMenu = late(
  async () => (await import('./StrategyMenu.tsx')).StrategyMenu,
  undefined,
  manner,
);
