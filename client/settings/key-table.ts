import type { PanelTexts } from '../../shared/i18n/panels/nb.ts';
import { paletteKey, singles } from '../lib/keys.ts';

/** The words that a key does, and the keys: letters and signs as they are, names of keys as people find them. */
export type KeyRow = readonly [does: keyof PanelTexts['keys']['does'], ...keys: readonly string[]];

const single = (name: keyof typeof singles): string => singles[name].toUpperCase();

/** Every key there is, and nothing else: a new one goes in here. `Space` and `Arrows` are told in words. */
export const keyTable: readonly (readonly [group: keyof PanelTexts['keys']['groups'], ...rows: KeyRow[]])[] =
  [
    [
      'find',
      ['next', '↑', '↓', '←', '→'],
      ['ends', 'Home', 'End'],
      ['jump', '1', '–', '9'],
      ['search', single('search')],
      ['palette', 'Ctrl', paletteKey.toUpperCase()],
      ['filter', single('filter')],
      ['mine', single('mine')],
      ['clear', single('clear')],
    ],
    [
      'move',
      ['lift', 'Space'],
      ['step', 'Alt', 'Arrows'],
      ['moveTo', single('moveTo')],
      ['toTheme', singles.previousTheme, singles.nextTheme],
      ['cancel', 'Esc'],
    ],
    ['choose', ['reach', '⇧', '↑', '↓'], ['toggle', 'Ctrl', 'Space'], ['none', 'Esc']],
    [
      'card',
      ['open', 'Enter'],
      ['nextCard', single('nextCard')],
      ['previousCard', single('previousCard')],
      ['comment', single('comment')],
      ['send', 'Ctrl', 'Enter'],
      ['copyLink', single('copyLink')],
      ['close', 'Esc'],
    ],
    [
      'time',
      ['inTime', '←', '→'],
      ['dueInTime', '⇧', '←', '→'],
      ['startInTime', 'Ctrl', '←', '→'],
      ['nearer', single('nearer')],
      ['farther', single('farther')],
      ['today', single('today')],
    ],
    [
      'write',
      ['newBelow', single('newBelow')],
      ['addAndOpen', '⇧', 'Enter'],
      ['edit', single('edit'), 'F2'],
      ['archive', 'Del'],
      ['undo', 'Ctrl', 'Z'],
      ['redo', 'Ctrl', '⇧', 'Z'],
      ['sheet', single('sheet')],
    ],
  ];
