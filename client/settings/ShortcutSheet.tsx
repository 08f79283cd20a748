import { useState } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { singleKeys } from '../lib/single-keys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import './shortcuts.css';

/** Every key there is, and the switch for those that are single letters. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const [areOn, setOn] = useState(singleKeys.areOn);
  const groups: [title: string, keys: [does: string, ...keys: string[]][]][] = [
    [
      words.keys.find,
      [
        [words.keys.next, '↑', '↓', '←', '→'],
        [words.keys.jump, '1', '–', '9'],
        [words.keys.open, 'Enter'],
        [words.keys.sheet, '?'],
      ],
    ],
    [
      words.keys.move,
      [
        [words.keys.lift, m.keys.space],
        [words.keys.step, 'Alt', words.keys.arrows],
        [words.keys.moveTo, 'M'],
        [words.keys.cancel, 'Esc'],
      ],
    ],
    [
      words.keys.write,
      [
        [words.keys.edit, 'E', 'F2'],
        [words.keys.newBelow, 'N'],
        [words.keys.archive, 'Del'],
        [words.keys.undo, 'Ctrl', 'Z'],
        [words.keys.redo, 'Ctrl', '⇧', 'Z'],
      ],
    ],
  ];
  return (
    <Dialog title={words.keys.title} className="wide" onClose={onClose}>
      <label className="switch">
        <input
          type="checkbox"
          checked={areOn}
          onChange={(event) => {
            singleKeys.set(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        {words.keys.on}
      </label>
      <div className="shortcuts">
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([does, ...names]) => (
                <div key={does}>
                  <dt>{does}</dt>
                  <dd>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="quiet">
        {words.keys.help} {words.keys.mac}.
      </p>
    </Dialog>
  );
}
