import {
  CalendarIcon,
  DownloadIcon,
  MinusIcon,
  PlusIcon,
  TableIcon,
  TimelineIcon,
} from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { nextZoom, zooms, type Zoom } from '../../shared/timeline/axis.ts';
import type { LanesBy } from '../../shared/timeline/lanes.ts';
import type { Setup } from '../../shared/timeline/setup.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { DeedMenu, type MenuItem } from '../ui/Menu.tsx';
import { Legend } from './Legend.tsx';

interface ToolbarProps {
  readonly setup: Setup;
  readonly change: (part: Partial<Setup>) => void;
  /** How many say nothing of when. */
  readonly lacking: number;
  readonly toToday: () => void;
  readonly downloads: readonly MenuItem[];
  readonly isNarrow: boolean;
}

/** How the timeline is set up. */
export function Toolbar({ setup, change, lacking, toToday, downloads, isNarrow }: ToolbarProps) {
  const texts = useKnownTexts(timelineTexts);
  const { zoom, by, hasTray, isTable } = setup;
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <div className="tl-bar-top">
      {!isTable && <Sight zoom={zoom} change={change} toToday={toToday} />}
      <select
        className="tl-select"
        aria-label={texts.by}
        value={by}
        onChange={({ target }) => change({ by: target.value as LanesBy })}
      >
        {(['theme', 'lead'] as const).map((one) => (
          <option key={one} value={one}>
            {`${texts.by}: ${texts.lanesBy[one]}`}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button tl-pill"
        aria-pressed={hasTray}
        onClick={() => change({ hasTray: !hasTray })}
      >
        {texts.lacking} <b className="tl-lacking number">{lacking}</b>
      </button>
      <button type="button" className="button tl-pill" onClick={() => change({ isTable: !isTable })}>
        {isTable ? <TimelineIcon aria-hidden /> : <TableIcon aria-hidden />}
        {isTable ? texts.asTimeline : texts.asTable}
      </button>
      <button
        type="button"
        className="button icon tl-pill"
        aria-label={texts.more}
        aria-haspopup="menu"
        title={texts.more}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <DownloadIcon aria-hidden />
      </button>
      <span className="grow" />
      {!isTable && !isNarrow && <Legend />}
      {!isTable && isNarrow && (
        <details className="tl-legend-more">
          <summary>{texts.legend.title}</summary>
          <Legend />
        </details>
      )}
      {anchor && (
        <DeedMenu label={texts.more} anchor={anchor} items={downloads} onClose={() => setAnchor(undefined)} />
      )}
    </div>
  );
}

interface SightProps extends Pick<ToolbarProps, 'change' | 'toToday'> {
  readonly zoom: Zoom;
}

/** How near one is, and where. */
function Sight({ zoom, change, toToday }: SightProps) {
  const texts = useKnownTexts(timelineTexts);
  const zoomButton = (label: string, step: -1 | 1, icon: ReactNode) => (
    <button
      type="button"
      className="button icon"
      aria-label={label}
      title={label}
      disabled={nextZoom(zoom, step) === zoom}
      onClick={() => change({ zoom: nextZoom(zoom, step) })}
    >
      {icon}
    </button>
  );
  return (
    <>
      <div className="tl-zoom">
        {zoomButton(texts.farther, 1, <MinusIcon aria-hidden />)}
        <select
          className="tl-select"
          aria-label={texts.zoom}
          value={zoom}
          onChange={({ target }) => change({ zoom: target.value as Zoom })}
        >
          {zooms.map((one) => (
            <option key={one} value={one}>
              {texts.zooms[one]}
            </option>
          ))}
        </select>
        {zoomButton(texts.nearer, -1, <PlusIcon aria-hidden />)}
      </div>
      <button type="button" className="button tl-pill" onClick={toToday}>
        <CalendarIcon aria-hidden />
        {texts.toToday}
      </button>
    </>
  );
}
