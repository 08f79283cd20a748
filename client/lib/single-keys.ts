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
