import { memory } from './storage.ts';

/** Whether single letters do something; people who dictate, or whose hands slip, switch them off. */
export const singleKeys = {
  get areOn(): boolean {
    return memory.get('single-keys') !== 'off';
  },
  set(areOn: boolean): void {
    memory.set('single-keys', areOn ? undefined : 'off');
  },
};

const elsewhere = 'input, textarea, select, dialog, [contenteditable=true], [role=menu], [role=listbox]';

/** Whether letters are written where a key was pressed, or something else has the keys there. */
export const areKeysElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(elsewhere) !== null;
