import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { roles, type Role } from '../../shared/actors/load.ts';
import { sectors } from '../../shared/find/filter.ts';
import { actorsTexts } from '../../shared/i18n/late.ts';
import type { ActorPart } from '../../shared/views/place.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { roleOf, useSettings } from './settings.ts';

/** As what organisations are counted, and which of them are shown. */
export function Choices({ part }: { readonly part: ActorPart }) {
  const m = useKnownTexts(actorsTexts).frame;
  const { sector: sectorWords } = useMessages();
  const [settings, change] = useSettings();
  return (
    <div className="actors-choices">
      {part !== 'map' && (
        <label className="actors-choice">
          <span>{m.role}</span>
          <select
            value={roleOf(settings, part)}
            onChange={({ target }) => change({ role: target.value as Role })}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {m.roles[role]}
              </option>
            ))}
          </select>
        </label>
      )}
      {part === 'load' && (
        <label className="actors-choice">
          <span>{m.sector}</span>
          <select
            value={settings.sector ?? ''}
            onChange={({ target }) => change({ sector: sectors.find((one) => one === target.value) })}
          >
            <option value="">{m.allSectors}</option>
            {sectors.map((sector) => (
              <option key={sector} value={sector}>
                {sectorWords[sector]}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" className="button" onClick={() => print()}>
        <PrinterSmallIcon aria-hidden />
        {m.print}
      </button>
    </div>
  );
}
