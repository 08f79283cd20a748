import { useState } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { singleKeys } from '../lib/single-keys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { keyTable } from './key-table.ts';
import './shortcuts.css';

/** Every key there is, and the switch for those that are single letters. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const [areOn, setOn] = useState(singleKeys.areOn);
  const shown = (key: string) =>
    key === 'Space' ? m.keys.space : key === 'Arrows' ? words.keys.arrows : key;
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
        {keyTable.map(([group, ...rows]) => (
          <section key={group}>
            <h3>{words.keys.groups[group]}</h3>
            <dl>
              {rows.map(([does, ...keys]) => (
                <div key={does}>
                  <dt>{words.keys.does[does]}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{shown(key)}</kbd>
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
