import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { PlanStore } from '../../client/state/plan-store.ts';
import { addAction, retitle, smallPlan } from '../builders.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => {});
});

const titleIn = (store: PlanStore, id: string) => (store.record('action', id) as { title?: string })?.title;

/** A store on one document, and another document that differs in one card. */
function change() {
  const [first, other] = [smallPlan(), smallPlan()];
  const store = new PlanStore(first);
  retitle(other, 'a1', 'Et annet navn');
  return { store, first, other };
}

test('a store that follows another document tells of what differs, and of nothing else', () => {
  const { store, other } = change();
  const same = store.record('action', 'a2');
  const told: string[] = [];
  store.subscribe('action/a1', () => told.push('a1'));
  store.subscribe('action/a2', () => told.push('a2'));
  store.subscribe('shown', () => told.push('shown'));
  store.follow(other);
  expect(told).toEqual(['a1']);
  expect(titleIn(store, 'a1')).toBe('Et annet navn');
  expect(store.record('action', 'a2')).toBe(same);
});

test('what is not in the other document goes, and what is only there comes', () => {
  const { store, first, other } = change();
  const gone = addAction(first, 'Bare i den første');
  const come = addAction(other, 'Bare i den andre');
  store.follow(other);
  expect([titleIn(store, gone), titleIn(store, come)]).toEqual([undefined, 'Bare i den andre']);
  expect(store.shown.actions.get('s1')).toEqual(['a1', 'a2', 'a3', come]);
});

test('the first document is let go, and the other heard', () => {
  const { store, first, other } = change();
  store.follow(other);
  let told = 0;
  store.subscribe('any', () => told++);
  retitle(first, 'a1', 'Ingen skal se dette');
  expect([titleIn(store, 'a1'), told]).toEqual(['Et annet navn', 0]);
  retitle(other, 'a1', 'Dette vises');
  expect(titleIn(store, 'a1')).toBe('Dette vises');
});

test('what I hold stays as it is until I let go', () => {
  const { store, other } = change();
  const letGo = store.hold('t1');
  store.follow(other);
  expect(titleIn(store, 'a1')).toBe('Tiltak a1');
  expect(store.waiting).toBe(1);
  letGo();
  expect(titleIn(store, 'a1')).toBe('Et annet navn');
});

test('what had come from others and was not shown yet is not lost', () => {
  const { store, first } = change();
  const sent = new Y.Doc();
  Y.applyUpdate(sent, Y.encodeStateAsUpdate(first));
  retitle(sent, 'a3', 'Kommet fra andre');
  Y.applyUpdate(first, Y.encodeStateAsUpdate(sent));
  expect(titleIn(store, 'a3')).toBe('Tiltak a3');
  store.follow(sent);
  expect(titleIn(store, 'a3')).toBe('Kommet fra andre');
});
