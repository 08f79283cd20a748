import { ChevronDownIcon, LanguageIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { languageNames } from '../../shared/i18n/languages.ts';
import { useSpoken } from '../lib/i18n.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';

/** The language switch in the top bar. */
export function LanguageMenu() {
  const { language, messages: m } = useSpoken();
  const [anchor, open] = useState<HTMLElement>();
  return (
    <>
      <button
        type="button"
        className="button ghost language"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={`${m.language.change}: ${languageNames[language]}`}
        onClick={(event) => open(event.currentTarget)}
      >
        <LanguageIcon aria-hidden />
        <span>{languageNames[language]}</span>
        <ChevronDownIcon aria-hidden />
      </button>
      {anchor && <LanguageChoice anchor={anchor} onClose={() => open(undefined)} />}
    </>
  );
}
