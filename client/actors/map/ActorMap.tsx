import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { filterFrom, queryOf } from '../../../shared/find/query.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { neighboursIn, partOf, tiedIn, type Network } from '../../../shared/actors/network.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useViewOptions } from '../../state/view-options.ts';
import { useSession } from '../../sync/hooks.tsx';
import { Choices } from './Choices.tsx';
import { Empty } from './Empty.tsx';
import { Legend } from './Legend.tsx';
import { Stage } from './Stage.tsx';
import { settingsFrom, wordsOf, type Settings } from './settings.ts';
import { Tables } from './Tables.tsx';
import { useNetworks, type Networks } from './use-networks.ts';
import { usePress } from './use-press.ts';
import './map.css';

/** Who works with whom: as numbers and as a picture. */
export function ActorMap() {
  const m = useKnownTexts(actorsTexts).map;
  const { plan } = useSession();
  const [words, setWords] = useViewOptions(plan, 'actors');
  const asked = words.join('.');
  const settings = useMemo(() => settingsFrom(asked.split('.')), [asked]);
  const networks = useNetworks();
  const { actors } = networks;
  const [pointed, setPointed] = useState<string>();
  const { drawn, lit, counts } = useMemo(() => chosenOf(networks, settings), [networks, settings]);
  const neighbours = useMemo(() => neighboursIn(lit), [lit]);
  const { pressed, press } = usePress(actors);
  const asking = queryOf(filterFrom(useSearch()));
  const change = (next: Settings) => setWords(wordsOf(next, words));
  const isDrawn = lit.ties.length > 0;
  const alone = lit.parties.length - tiedIn(lit).parties.length;
  return (
    <div className="map">
      <div className="map-head">
        <h3>{m.title}</h3>
        <p className="quiet">{m.lead}</p>
      </div>
      <Choices settings={settings} onChange={change} counts={counts} />
      <div className="map-parts">
        <div className="map-numbers">
          <Tables
            network={lit}
            neighbours={neighbours}
            actors={actors}
            pressed={pressed}
            onPress={press}
            onPoint={setPointed}
          />
        </div>
        <section className="map-side" aria-label={m.figure}>
          {isDrawn ? (
            <Stage
              {...{ drawn, lit, actors, neighbours, pointed }}
              wish={`${asked} ${asking}`}
              pressed={pressed}
              onPress={press}
            />
          ) : (
            <Empty networks={networks} onShowAll={() => change({ least: 1, without: new Set() })} />
          )}
          {isDrawn && alone > 0 && <p className="quiet map-note">{m.leftOut(alone)}</p>}
          <Legend />
        </section>
      </div>
    </div>
  );
}

/** What of the networks is wanted, and how many of each sector there are. */
function chosenOf({ whole, fitting, actors }: Networks, { least, without }: Settings) {
  const sectorOf = (id: string) => actors.get(id)!.sector;
  const wanted = { least, isWanted: (id: string) => !without.has(sectorOf(id)) };
  const drawn: Network = tiedIn(partOf(whole, wanted));
  const lit: Network = partOf(fitting, wanted);
  const bySector = Map.groupBy(fitting.parties, ({ id }) => sectorOf(id));
  return { drawn, lit, counts: new Map([...bySector].map(([sector, list]) => [sector, list.length])) };
}
