import { languageNames, languages } from '../../shared/i18n/languages.ts';
import { useSpoken } from '../lib/i18n.tsx';
import { Menu } from '../ui/Menu.tsx';
import { RadioItem } from './RadioItem.tsx';

interface LanguageChoiceProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** The languages there are. The plan's own words are not translated. */
export function LanguageChoice({ anchor, onClose }: LanguageChoiceProps) {
  const { language, messages: m, speak } = useSpoken();
  return (
    <Menu label={m.language.change} anchor={anchor} onClose={onClose}>
      {languages.map((one) => (
        <RadioItem
          key={one}
          label={languageNames[one]}
          language={one}
          isChosen={one === language}
          onChoose={() => {
            anchor.focus();
            onClose();
            speak(one);
          }}
        />
      ))}
      <p className="menu-head">{m.language.planUnchanged}</p>
    </Menu>
  );
}
