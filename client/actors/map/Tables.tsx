import { memo, useState } from 'react';
import type { Neighbour, Network } from '../../../shared/actors/network.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { planLanguage } from '../../state/plan-language.ts';
import { Shape } from '../../ui/Shape.tsx';
import { shapeOfSector } from '../../ui/sectors.ts';
import type { Networks } from './use-networks.ts';

/** So many rows are enough to see who carries most; more when they are wanted. */
const few = 15;
/** So many partners are named. */
const named = 3;

interface TablesProps {
  readonly network: Network;
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  readonly actors: Networks['actors'];
  readonly pressed: ReadonlySet<string>;
  readonly onPress: (id: string) => void;
  readonly onPoint: (id: string | undefined) => void;
}

/** The numbers of the picture: who has how many actions, and with whom; and two by two. */
export const Tables = memo(function Tables(props: TablesProps) {
  const m = useKnownTexts(actorsTexts).map;
  const [isWhole, setWhole] = useState(false);
  const { parties } = props.network;
  const inOrder = parties.toSorted(
    (a, b) =>
      b.actions - a.actions ||
      (props.neighbours.get(b.id)?.length ?? 0) - (props.neighbours.get(a.id)?.length ?? 0),
  );
  return (
    <section className="map-tables" aria-label={m.table}>
      <table className="map-table" data-table="actors">
        <caption>{m.table}</caption>
        <thead>
          <tr>
            <th scope="col">{m.actor}</th>
            <th scope="col" className="is-number">
              {m.actions}
            </th>
            <th scope="col" className="is-number">
              {m.partners}
            </th>
            <th scope="col">{m.most}</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? inOrder : inOrder.slice(0, few)).map(({ id, actions }) => (
            <Row key={id} {...props} id={id} actions={actions} />
          ))}
        </tbody>
      </table>
      {parties.length > few && (
        <button
          type="button"
          className="button small"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? m.showFewer : m.showAll(parties.length)}
        </button>
      )}
      <Pairs {...props} />
    </section>
  );
});

interface RowProps extends TablesProps {
  readonly id: string;
  readonly actions: number;
}

function Row({ id, actions, neighbours, actors, pressed, onPress, onPoint }: RowProps) {
  const { sector: sectors } = useMessages();
  const actor = actors.get(id);
  if (!actor) return null;
  const near = neighbours.get(id) ?? [];
  const kind = actor.isPlanned ? `${sectors[actor.sector]}, ${sectors.planned}` : sectors[actor.sector];
  return (
    <tr
      data-actor={id}
      data-sector={actor.sector}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <th scope="row">
        <button
          type="button"
          className={actor.isPlanned ? 'map-name is-planned' : 'map-name'}
          aria-pressed={pressed.has(id)}
          title={actor.name}
          onClick={() => onPress(id)}
          onFocus={() => onPoint(id)}
          onBlur={() => onPoint(undefined)}
        >
          <Shape name={shapeOfSector[actor.sector]} size={12} isHollow={actor.isPlanned} />
          <span lang={planLanguage}>{actor.short}</span>
        </button>
        <span className="map-sector quiet">{kind}</span>
      </th>
      <td className="is-number">{actions}</td>
      <td className="is-number">{near.length}</td>
      <td lang={planLanguage}>
        {near
          .slice(0, named)
          .map((one) => `${actors.get(one.id)?.short ?? one.id} ${one.actions}`)
          .join(', ')}
      </td>
    </tr>
  );
}

function Pairs({ network: { ties }, actors }: TablesProps) {
  const m = useKnownTexts(actorsTexts).map;
  const [isOpen, open] = useState(false);
  if (ties.length === 0) return null;
  const short = (id: string) => actors.get(id)?.short ?? id;
  return (
    <details className="map-pairs" open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{m.pairs(ties.length)}</summary>
      {isOpen && (
        <table className="map-table" data-table="pairs">
          <caption className="hidden">{m.pairs(ties.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{m.one}</th>
              <th scope="col">{m.other}</th>
              <th scope="col" className="is-number">
                {m.common}
              </th>
              <th scope="col" className="is-number">
                {m.confirmed}
              </th>
            </tr>
          </thead>
          <tbody>
            {ties
              .toSorted((a, b) => b.actions - a.actions)
              .map(({ from, to, actions, firm }) => (
                <tr key={`${from}|${to}`} data-tie={`${from}|${to}`}>
                  <th scope="row" lang={planLanguage}>
                    {short(from)}
                  </th>
                  <td lang={planLanguage}>{short(to)}</td>
                  <td className="is-number">{actions}</td>
                  <td className="is-number">{firm}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
