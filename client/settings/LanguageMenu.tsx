import { ChevronDownIcon, LanguageIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { languageNames, languages } from '../../shared/i18n/languages.ts';
import { useSpoken } from '../lib/i18n.tsx';
import { Menu } from '../ui/Menu.tsx';
import { RadioItem } from './RadioItem.tsx';

/** The language switch in the top bar. The plan's own words are not translated. */
export function LanguageMenu() {
  const { language, messages: m, speak } = useSpoken();
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
      {anchor && (
        <Menu label={m.language.change} anchor={anchor} onClose={() => open(undefined)}>
          {languages.map((one) => (
            <RadioItem
              key={one}
              label={languageNames[one]}
              language={one}
              isChosen={one === language}
              onChoose={() => {
                anchor.focus();
                open(undefined);
                speak(one);
              }}
            />
          ))}
          <p className="menu-head">{m.language.planUnchanged}</p>
        </Menu>
      )}
    </>
  );
}
