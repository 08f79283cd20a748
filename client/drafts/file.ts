import type { PanelTexts } from '../../shared/i18n/panels/nb.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import { saveFile } from '../lib/save-file.ts';
import type { PlanStore } from '../state/plan-store.ts';
import type { Draft } from '../sync/steps.ts';
import { linesOf } from './lines.ts';
import { whyWords } from './words.ts';

type Words = readonly [Messages, PanelTexts];

/** Drafts as text to keep elsewhere: what each was about, when and why it was kept, what was and what was wanted. */
export function textOfDrafts(drafts: readonly Draft[], store: PlanStore, [m, words]: Words): string {
  return drafts
    .map((draft) => {
      const lines = linesOf(draft, store, { drafts: words.drafts, status: m.status }).map(
        ({ what, before, after }) => (before === '' ? `${what}: ${after}` : `${what}: ${before} → ${after}`),
      );
      const at = new Date(draft.at).toISOString().slice(0, 16).replace('T', ' ');
      return [draft.deed.name, `${at} UTC. ${whyWords(draft.why, words)}`, ...lines].join('\n');
    })
    .join('\n\n');
}

/** Has the browser save a text as a file. */
export const download = (name: string, text: string): void =>
  saveFile(name, new Blob([text, '\n'], { type: 'text/plain;charset=utf-8' }));
