import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { carriedIn } from '../../../shared/actors/carried.ts';
import { byColumn, columnsOf, countsOf, loadsOf, percentOf, roles } from '../../../shared/actors/load.ts';
import { plannedLoad } from '../../../shared/actors/planned.ts';
import { balancesOf, oneSidedIn, unnamedAmong } from '../../../shared/actors/sectors.ts';
import { readAll } from '../../../shared/plan/document.ts';
import { listedIn } from '../../../shared/plan/standing.ts';
import { treeOf } from '../../../shared/plan/tree.ts';
import { examplePlan } from '../../builders.ts';

/* Who carries the example, counted here with plain loops over the file as it is shipped. */

interface FileAction {
  id: string;
  owners: string[];
  partners: string[];
  time?: { due?: string; recurrence?: string };
}
interface File {
  themes: { id: string; strategies: { actions: FileAction[] }[] }[];
  organisations: { id: string; kind: string; planned?: boolean; generic?: boolean }[];
}
const path = new URL('../../../server/example/lillehammer-plan.json', import.meta.url);
const file = JSON.parse(readFileSync(path, 'utf8')) as File;

const actions: (FileAction & { theme: string })[] = [];
for (const theme of file.themes)
  for (const strategy of theme.strategies)
    for (const action of strategy.actions) actions.push({ ...action, theme: theme.id });

function organisation(id: string) {
  for (const one of file.organisations) if (one.id === id) return one;
  return undefined;
}

const records = readAll(examplePlan());
const tree = treeOf(records);
const register = records.organisations;
const carried = carriedIn(listedIn(records, tree), register);
const leads = loadsOf(carried, 'lead');
const led = (org: string) => leads.find((one) => one.org === org)!.actions;

describe('of the example', () => {
  test('LRU leads 38 of 132 actions, 29 %, in 9 of 10 themes', () => {
    let [n, themes] = [0, ''];
    for (const { owners, theme } of actions)
      if (owners.includes('lru')) {
        n += 1;
        if (!themes.includes(theme)) themes += ` ${theme}`;
      }
    expect([n, actions.length, themes.trim().split(' ').length]).toEqual([38, 132, 9]);
    expect([led('lru').length, carried.length, byColumn(led('lru'), 'theme').size]).toEqual([38, 132, 9]);
    expect(percentOf(led('lru').length, carried.length)).toBe(29);
    expect(columnsOf(carried, 'theme', tree.themes)).toHaveLength(10);
  });

  test('LRU, Snowball and Regionmarkedsfører lead 64 together, and come first', () => {
    const three = ['lru', 'snowball', 'regionmarkedsforer'];
    let sum = 0;
    for (const org of three) for (const { owners } of actions) if (owners.includes(org)) sum += 1;
    expect(sum).toBe(64);
    expect(leads.slice(0, 3).map(({ org }) => org)).toEqual(three);
    expect(three.reduce((n, org) => n + led(org).length, 0)).toBe(64);
  });

  test('34 organisations lead something, 131 take part', () => {
    const [lead, all] = [new Set<string>(), new Set<string>()];
    for (const { owners, partners } of actions) {
      for (const org of owners) {
        lead.add(org);
        all.add(org);
      }
      for (const org of partners) all.add(org);
    }
    expect([lead.size, all.size]).toEqual([34, 131]);
    expect(countsOf(carried)).toEqual({ lead: 34, all: 131 });
  });

  test('45 of 121 partners are unnamed groups', () => {
    const partners: string[] = [];
    for (const action of actions)
      for (const org of action.partners) if (!partners.includes(org)) partners.push(org);
    let unnamed = 0;
    for (const org of partners) if (organisation(org)?.generic === true) unnamed += 1;
    expect([partners.length, unnamed]).toEqual([121, 45]);
    expect(unnamedAmong(carried, register)).toEqual({ partners: 121, unnamed: 45 });
  });

  test('49 actions are led by a planned unit, 45 of them by nobody else', () => {
    let [some, only] = [0, 0];
    for (const { owners } of actions) {
      const planned = owners.filter((org) => organisation(org)?.planned === true).length;
      if (planned > 0) some += 1;
      if (planned > 0 && planned === owners.length) only += 1;
    }
    expect([some, only]).toEqual([49, 45]);
    const found = plannedLoad(carried, register);
    expect([found.actions.length, found.alone.length]).toEqual([49, 45]);
    expect(
      found.units.map(({ org, leads, from, early, perhaps }) => [org, leads.length, from, early, perhaps]),
    ).toEqual([
      ['lru', 38, undefined, [], []],
      ['regionmarkedsforer', 11, undefined, [], []],
    ]);
  });

  test.each(roles)('every cell is what the file says, by theme and by half-year (%s)', (role) => {
    const isIn = ({ owners, partners }: FileAction, org: string) =>
      (role !== 'join' && owners.includes(org)) ||
      (role !== 'lead' && partners.includes(org) && (role === 'both' || !owners.includes(org)));
    const half = ({ time }: FileAction) => {
      if (!time?.due) return time?.recurrence && time.recurrence !== 'once' ? 'ongoing' : 'open';
      return `${time.due.slice(0, 4)}-${time.due.slice(5, 7) < '07' ? 1 : 2}`;
    };
    const loads = loadsOf(carried, role);
    let entries = 0;
    for (const { id } of file.organisations) {
      const load = loads.find((one) => one.org === id)?.actions ?? [];
      const [themes, halves]: Record<string, string[]>[] = [{}, {}];
      for (const action of actions)
        if (isIn(action, id)) {
          entries += 1;
          (themes![action.theme] ??= []).push(action.id);
          (halves![half(action)] ??= []).push(action.id);
        }
      const cells = (split: 'theme' | 'half') =>
        Object.fromEntries(
          [...byColumn(load, split)].map(([column, list]) => [column, list.map((one) => one.id)]),
        );
      expect([id, cells('theme')]).toEqual([id, themes]);
      expect([id, cells('half')]).toEqual([id, halves]);
    }
    expect(loads.reduce((n, one) => n + one.actions.length, 0)).toBe(entries);
    const sizes = loads.map((one) => one.actions.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  test('every theme’s balance is what the file says, each kind once an action', () => {
    const group = (org: string) => {
      const { kind = 'other' } = organisation(org) ?? {};
      return kind === 'event' ? 'network' : kind;
    };
    const balances = balancesOf(carried, tree.themes, register, 'both');
    expect(balances.map(({ theme }) => theme)).toEqual(file.themes.map(({ id }) => id));
    for (const { theme, groups, actions: own } of balances) {
      const counted: Record<string, string[]> = {};
      let n = 0;
      for (const action of actions) {
        if (action.theme !== theme) continue;
        n += 1;
        for (const one of new Set([...action.owners, ...action.partners].map(group)))
          (counted[one] ??= []).push(action.id);
      }
      const found = [...groups].map(([one, list]) => [one, list.map(({ id }) => id)] as const);
      expect([theme, n, Object.fromEntries(found)]).toEqual([theme, own.length, counted]);
    }
  });

  test('which actions are one sector’s alone', () => {
    const sector: Record<string, string> = {
      municipality: 'public', county: 'public', state: 'public', 'regional-body': 'public',
      academia: 'research', business: 'business', 'funding-agency': 'agency',
    }; // prettier-ignore
    const alone: string[] = [];
    for (const { id, owners, partners } of actions) {
      const seen: string[] = [];
      for (const org of [...owners, ...partners]) {
        const one = sector[organisation(org)?.kind ?? ''] ?? 'network';
        if (!seen.includes(one)) seen.push(one);
      }
      if (seen.length === 1) alone.push(`${id} ${seen[0]}`);
    }
    expect(alone).toHaveLength(15);
    expect(oneSidedIn(carried, register).map(({ one, sector }) => `${one.id} ${sector}`)).toEqual(alone);
  });
});
