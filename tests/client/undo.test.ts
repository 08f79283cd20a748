import { expect, test } from 'vitest';
import { Undo } from '../../client/state/undo.ts';
import { run } from '../../shared/plan/commands.ts';
import { smallPlan, titleOf } from '../builders.ts';

function work() {
  let [doc, count] = [smallPlan(), 0];
  const note = (_deed: unknown, _patches: unknown, _turns: string, write: () => void) => {
    write();
    return `turn${count++}`;
  };
  const undo = new Undo({ doc: () => doc, person: 'me', settle: () => {}, note });
  const retitle = (step: string, id: string, value: string) => {
    const { inverse } = run(doc, 'me', {
      name: 'setField',
      input: { entity: 'action', id, field: 'title', value },
    });
    undo.push(step, { kind: 'edit', name: id, id }, inverse);
    return inverse;
  };
  return {
    undo,
    retitle,
    title: (id: string) => titleOf(doc, id),
    moveTo: (other: typeof doc) => void (doc = other),
  };
}

test('after the steps were done again elsewhere only those can be taken back, on the new document', () => {
  const { undo, retitle, title, moveTo } = work();
  retitle('s1', 'a1', 'En');
  retitle('s2', 'a2', 'To');
  moveTo(smallPlan());
  const back = retitle('s3', 'a1', 'En');
  undo.rebase(new Map([['s1', back]]));
  expect(undo.done.value.map(({ step }) => step)).toEqual(['s1']);
  expect(undo.undo()).toMatchObject({ ok: true, deed: { id: 'a1' } });
  expect(title('a1')).toBe('Tiltak a1');
  expect(undo.undo()).toBeUndefined();
  expect(undo.redo()).toMatchObject({ ok: true });
  expect(title('a1')).toBe('En');
});

test('what I had taken back can be done again, if its taking back was carried over', () => {
  const { undo, retitle } = work();
  retitle('s1', 'a1', 'En');
  undo.undo();
  const [entry] = undo.undone.value;
  undo.rebase(new Map([['turn0', entry!.back]]));
  expect(undo.undone.value.map(({ step }) => step)).toEqual(['turn0']);
  undo.rebase(new Map());
  expect(undo.undone.value).toEqual([]);
});
