import { useState } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { singleKeys } from '../lib/single-keys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import './shortcuts.css';

/** Every key there is, and the switch for those that are single letters. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages();
  const [areOn, setOn] = useState(singleKeys.areOn);
  const groups: [title: string, keys: [does: string, ...keys: string[]][]][] = [
    [
      m.keys.find,
      [
        [m.keys.next, '↑', '↓', '←', '→'],
        [m.keys.jump, '1', '–', '9'],
        [m.keys.open, 'Enter'],
        [m.keys.sheet, '?'],
      ],
    ],
    [
      m.keys.move,
      [
        [m.keys.lift, m.keys.space],
        [m.keys.step, 'Alt', m.keys.arrows],
        [m.keys.moveTo, 'M'],
        [m.keys.cancel, 'Esc'],
      ],
    ],
    [
      m.keys.write,
      [
        [m.keys.edit, 'E', 'F2'],
        [m.keys.newBelow, 'N'],
        [m.keys.archive, 'Del'],
        [m.keys.undo, 'Ctrl', 'Z'],
        [m.keys.redo, 'Ctrl', '⇧', 'Z'],
      ],
    ],
  ];
  return (
    <Dialog title={m.keys.title} className="wide" onClose={onClose}>
      <label className="switch">
        <input
          type="checkbox"
          checked={areOn}
          onChange={(event) => {
            singleKeys.set(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        {m.keys.on}
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
        {m.keys.help} {m.keys.mac}.
      </p>
    </Dialog>
  );
}
