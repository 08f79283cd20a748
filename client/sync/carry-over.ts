import * as Y from 'yjs';
import { isBroken, readRecord, rootOf } from '../../shared/plan/document.ts';
import { applyStep } from '../../shared/plan/commands.ts';
import {
  findConflict,
  pathOf,
  storedValue,
  type Json,
  type Patch,
  type SetPatch,
} from '../../shared/plan/patch.ts';
import type { Entity } from '../../shared/plan/schema.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { clockOf, type Cause, type Draft, type OwnReason, type Step } from './steps.ts';

/** A step that was done again: how it is taken back now, and where it was written. */
interface Carried {
  readonly step: Step;
  readonly back: readonly Patch[];
  readonly from: number;
  readonly to: number;
}

interface Outcome {
  readonly carried: readonly Carried[];
  readonly drafts: readonly Draft[];
}

interface Circumstances {
  /** What the server refused, if that is why. */
  readonly refused?: Cause | undefined;
  /** Whether a step is one I may do, as the document stands. */
  readonly may: (step: Step) => boolean;
}

/**
 * Does steps of mine again, oldest first, on a document as the server has it. What the document already holds is
 * passed over, and so is a step together with its taking back. The step that was refused, what builds on it, and what
 * does not fit any more come out as drafts. A refused step is never among `carried`, so every refusal leaves fewer.
 */
export function carryOver(
  doc: Y.Doc,
  person: string,
  steps: readonly Step[],
  { refused, may }: Circumstances,
): Outcome {
  const missing = steps.filter((step) => !isIn(doc, step));
  const wanted = withoutTakenBack(missing);
  const guilty = refused && guiltyOf(missing, wanted, refused);
  const last = lastValues(wanted);
  const carried: Carried[] = [];
  const drafts: Draft[] = [];
  for (const step of wanted) {
    if (step !== guilty && isDone(doc, step, last)) continue;
    const why = step === guilty ? refused!.code : may(step) ? obstacle(doc, step, drafts) : 'not-allowed';
    if (why !== undefined) drafts.push(draftOf(step, why));
    else carried.push(again(doc, person, step));
  }
  return { carried, drafts: joined(drafts, wanted) };
}

export { clearPlan } from './leaving.ts';
export { mayDo } from '../../shared/plan/reach.ts';

/** Steps that are not going to be tried any more. */
export function draftsOf(steps: readonly Step[]): Draft[] {
  const left = withoutTakenBack(steps);
  return joined(
    left.map((step) => draftOf(step, 'not-allowed')),
    left,
  );
}

const draftOf = ({ id, deed, patches, at }: Step, why: string): Draft => ({
  id,
  deed,
  patches,
  at,
  why,
});

/** Pieces of one text that were written one after the other are one draft: the text as it was at last. */
function joined(drafts: readonly Draft[], steps: readonly Step[]): Draft[] {
  const typed = new Set(steps.filter(({ isTyped }) => isTyped).map(({ id }) => id));
  const found: Draft[] = [];
  for (const draft of drafts) {
    const at = typed.has(draft.id)
      ? found.findLastIndex((one) => typed.has(one.id) && isNext(one, draft))
      : -1;
    if (at < 0) found.push(draft);
    else found[at] = together(found[at]!, draft);
  }
  return found;
}

const isNext = ({ patches: [a] }: Draft, { patches: [b] }: Draft): boolean =>
  a?.op === 'set' && b?.op === 'set' && pathOf(a) === pathOf(b) && a.to === b.from;

function together(before: Draft, after: Draft): Draft {
  const [a, b] = [before.patches[0] as SetPatch, after.patches[0] as SetPatch];
  // That the second builds on the first says nothing any more.
  const why = after.why === 'builds' ? before.why : after.why;
  return { ...after, patches: [{ ...b, from: a.from }], why };
}

function again(doc: Y.Doc, person: string, step: Step): Carried {
  const from = clockOf(doc);
  const back = applyStep(doc, person, step.patches);
  return { step, back, from, to: clockOf(doc) };
}

/** Whether what a step wrote is in the document. A step that only deletes leaves no trace, and is told by its values. */
const isIn = (doc: Y.Doc, { client, from, to }: Step): boolean =>
  to > from && Y.getState(doc.store, client) >= to;

/** The newest step that wrote where the refusal points; when none did, the newest there is. */
function guiltyOf(missing: readonly Step[], wanted: readonly Step[], { path }: Cause): Step | undefined {
  const touches = ({ patches }: Step) => path !== '' && patches.some((patch) => meets(pathOf(patch), path));
  return missing.some(touches) ? wanted.findLast(touches) : wanted.at(-1);
}

const meets = (a: string, b: string): boolean => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);

/**
 * What I have taken back myself need not be done. All between a step and its taking back was taken back before it.
 * A step that was done again after that stands where it was done again.
 */
function withoutTakenBack(steps: readonly Step[]): Step[] {
  const left: Step[] = [];
  const takenBack = new Map<string, Step>();
  for (const step of steps) {
    const at = left.findIndex(({ id }) => id === step.turns);
    const original = step.turns === undefined ? undefined : takenBack.get(step.turns);
    if (at >= 0) takenBack.set(step.id, ...(left.splice(at, 1) as [Step]));
    else left.push(original ? { ...original, id: step.id } : step);
  }
  return left;
}

const targetOf = (patch: SetPatch): string => `${pathOf(patch)}/${patch.key ?? ''}`;

function lastValues(steps: readonly Step[]): ReadonlyMap<string, Json | undefined> {
  const sets = steps.flatMap(({ patches }) => patches.filter((patch) => patch.op === 'set'));
  return new Map(sets.map((patch) => [targetOf(patch), patch.to]));
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether the document already reads as my steps leave it, where this one wrote. */
function isDone(doc: Y.Doc, { patches }: Step, last: ReadonlyMap<string, Json | undefined>): boolean {
  return patches.every((patch) => {
    if (patch.op === 'guard') return true;
    if (!rootOf(doc, patch.entity).has(patch.id)) return false;
    return patch.op === 'create' || same(storedValue(doc, patch), last.get(targetOf(patch)));
  });
}

/** Why a step cannot be done again; undefined when it can. */
function obstacle(doc: Y.Doc, { patches }: Step, drafts: readonly Draft[]): OwnReason | undefined {
  const conflict =
    findConflict(doc, patches) ?? patches.find((patch) => !landsSomewhere(doc, patch, patches));
  if (!conflict) return undefined;
  const drafted = drafts.flatMap((draft) => draft.patches.filter(({ op }) => op !== 'guard').map(pathOf));
  if (groundsOf(conflict).some((ground) => drafted.some((path) => meets(path, ground)))) return 'builds';
  const isThere = rootOf(doc, conflict.entity).has(conflict.id);
  return isThere && landsSomewhere(doc, conflict, patches) ? 'changed' : 'gone';
}

/** What a patch stands on: the field it changes, or all of a record it looks at, and what it puts something under. */
function groundsOf(patch: Patch): string[] {
  const parent = patch.op === 'guard' ? undefined : parentIn(patch);
  return [pathOf(patch), ...(parent ? [`${parent.entity}/${parent.id}`] : [])];
}

function parentIn(patch: Patch): { entity: Entity; id: string } | undefined {
  const place =
    patch.op === 'create' ? patch.fields.place : patch.op === 'set' && patch.field === 'place' && patch.to;
  if (typeof place !== 'string' || (patch.entity !== 'action' && patch.entity !== 'strategy'))
    return undefined;
  return { entity: patch.entity === 'action' ? 'strategy' : 'theme', id: splitPlace(place).parent };
}

/** What goes under a parent wants a living one, there or made by the same step. */
function landsSomewhere(doc: Y.Doc, patch: Patch, step: readonly Patch[]): boolean {
  const parent = parentIn(patch);
  if (!parent) return true;
  if (step.some(({ op, entity, id }) => op === 'create' && entity === parent.entity && id === parent.id))
    return true;
  const raw = rootOf(doc, parent.entity).get(parent.id);
  if (raw === undefined) return false;
  const record = readRecord(parent.entity, parent.id, raw);
  return isBroken(record) || !('archived' in record) || record.archived !== true;
}
