import { sectors } from '../../../shared/find/filter.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import type { Sector } from '../../../shared/plan/sector.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { shapeOfSector } from '../../ui/sectors.ts';
import { leastChoices, type Settings } from './settings.ts';

interface ChoicesProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  /** How many of each sector there are. */
  readonly counts: ReadonlyMap<Sector, number>;
}

/** What is drawn: which sectors, and from how many common actions on. It tells what the marks mean, too. */
export function Choices({ settings, onChange, counts }: ChoicesProps) {
  const m = useKnownTexts(actorsTexts).map;
  const messages = useMessages();
  const { least, without } = settings;
  const toggle = (sector: Sector) => {
    const next = new Set(without);
    if (!next.delete(sector)) next.add(sector);
    onChange({ ...settings, without: next });
  };
  return (
    <div className="map-choices">
      <label className="map-least">
        <span>{m.least}</span>
        <select
          className="input"
          value={least}
          onChange={({ target }) => onChange({ ...settings, least: Number(target.value) })}
        >
          {leastChoices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </label>
      <div className="map-kinds" role="group" aria-label={m.kinds}>
        {sectors.map((sector) => (
          <button
            key={sector}
            type="button"
            className="map-kind"
            data-sector={sector}
            aria-pressed={!without.has(sector)}
            onClick={() => toggle(sector)}
          >
            <Shape name={shapeOfSector[sector]} size={13} />
            <span>{messages.sector[sector]}</span>
            <span className="number quiet">
              <span aria-hidden>{counts.get(sector) ?? 0}</span>
              <span className="hidden"> {m.kindCount(counts.get(sector) ?? 0)}</span>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
