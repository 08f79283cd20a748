import { memo, useState } from 'react';
import { writingTexts } from '../../shared/i18n/late.ts';
import { late } from '../lib/late.tsx';
import { planLanguage } from '../state/plan-language.ts';
import type { SectionProps } from './section.ts';
import './writing/writing.css';

const Editors = memo(late(async () => (await import('./writing/Editors.tsx')).Editors, writingTexts));

/** What is to be done, written together. Until the editor has come, it can be read. */
export function TextSection({ action: { id, title, description }, may }: SectionProps) {
  const [ready, setReady] = useState<string>();
  return (
    <section className="writing" tabIndex={-1} data-section="TextSection">
      <Editors key={id} id={id} may={may} onReady={setReady} />
      {ready !== id && (
        <div lang={planLanguage} aria-busy="true">
          <p className="writing-title">{title}</p>
          <p className="writing-box writing-description">{description}</p>
        </div>
      )}
    </section>
  );
}
