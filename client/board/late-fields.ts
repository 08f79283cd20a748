import { late } from '../lib/late.tsx';

/* The fields of the board: nobody writes before it has come. */

export const QuickAdd = late(async () => (await import('./QuickAdd.tsx')).QuickAdd);
export const TitleEditor = late(async () => (await import('./TitleEditor.tsx')).TitleEditor);
export const NameField = late(async () => (await import('./NameField.tsx')).NameField);
