import * as Y from 'yjs';
import { can, type Actor, type Deed, type Subject } from '../access.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { isBroken } from '../plan/document.ts';
import {
  recordCommandInputs,
  type CheckedRecordInput,
  type RecordCommand,
  type RecordCommandName,
} from './command-inputs.ts';
import { readStatement, statementsOf } from './document.ts';
import { commitmentIdOf, recordLimits, type Comment, type Commitment } from './schema.ts';

/** In what circumstances something is said. */
export interface Circumstances {
  readonly actor: Actor;
  /** By the server's clock. */
  readonly now: Date;
  /** The ids of all actions of the plan, archived ones too: what is said of those stays of use when they return. */
  readonly actions: ReadonlySet<string>;
  /** The organisations that stand on the action the command names: they lead it, or take part in it. */
  readonly parties: ReadonlySet<string>;
}

/** What a command made, if anything. */
interface Said {
  readonly id?: string;
}

type Effect<N extends RecordCommandName> = (
  doc: Y.Doc,
  input: CheckedRecordInput<N>,
  around: Circumstances,
) => Said;

/** Each checks everything before it writes anything. */
const effects: { [N in RecordCommandName]: Effect<N> } = {
  addComment: (doc, { actionId, text, mentions }, around) => {
    allow(around.actor, 'comment', `action/${actionId}`);
    if (!around.actions.has(actionId))
      throw new AppError('not-found', `There is no action "${actionId}"`, `action/${actionId}`);
    checkRoom(doc, actionId);
    const id = newId();
    const said = {
      action: actionId,
      person: around.actor.person,
      at: around.now.toISOString(),
      text,
      mentions,
    };
    statementsOf(doc, 'comment').set(id, mapOf(said));
    return { id };
  },
  editComment: (doc, { id, text, mentions }, { actor, now }) => {
    const { comment, raw } = ownComment(doc, id, actor);
    if (comment.deleted) throw new AppError('gone', `The comment "${id}" is deleted`, `comment/${id}`);
    if (comment.text === text) return {};
    raw.set('text', text);
    if (mentions) raw.set('mentions', mentions);
    else raw.delete('mentions');
    raw.set('editedAt', now.toISOString());
    return {};
  },
  // The words go, for they are their author's to take back. That something was said here, by whom and when stays:
  // others may have answered it, and a conversation with a hole nobody can see reads as another conversation.
  deleteComment: (doc, { id }, { actor }) => {
    const { comment, raw } = ownComment(doc, id, actor);
    if (comment.deleted) return {};
    raw.delete('text');
    raw.delete('mentions');
    raw.set('deleted', true);
    return {};
  },
  askCommitment: (doc, { actionId, org }, around) => {
    allow(around.actor, 'ask-commitment', `action/${actionId}`);
    checkParty(actionId, org, around);
    // Who has said yes is not asked again.
    if (commitmentOf(doc, actionId, org)?.state === 'confirmed') return {};
    return setCommitment(doc, { action: actionId, org, state: 'asked' }, around);
  },
  answerCommitment: (doc, { actionId, org, state, reason }, around) => {
    allow(around.actor, 'answer-commitment', `action/${actionId}`, { org });
    checkParty(actionId, org, around);
    const onBehalf = around.actor.org === org ? undefined : (true as const);
    const said = { action: actionId, org, state, reason: reason || undefined, onBehalf };
    return setCommitment(doc, said, around);
  },
};

/**
 * Runs one command as one transaction.
 * @returns the id of what it made, if it made something
 * @throws AppError `bad-input`, `not-allowed`, `not-found`, `gone` or `limit`; then nothing has changed
 */
export function runRecord(doc: Y.Doc, { name, input }: RecordCommand, around: Circumstances): Said {
  const parsed = recordCommandInputs[name].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('bad-input', `${name}: ${issue?.message ?? 'bad input'}`, issue?.path.join('/'));
  }
  const effect = effects[name] as (doc: Y.Doc, input: unknown, around: Circumstances) => Said;
  const origin = { person: around.actor.person, command: name };
  return doc.transact(() => effect(doc, parsed.data, around), origin);
}

function allow(actor: Actor, deed: Deed, path: string, subject?: Subject): void {
  if (!can(actor, deed, subject)) throw new AppError('not-allowed', `You may not ${deed} here`, path);
}

/** A map with what is told. */
const mapOf = (fields: object): Y.Map<unknown> =>
  new Y.Map(Object.entries(fields).filter(([, value]) => value !== undefined));

function checkParty(action: string, org: string, { actions, parties }: Circumstances): void {
  if (actions.has(action) && parties.has(org)) return;
  throw new AppError('not-found', `"${org}" has no part in the action "${action}"`, `action/${action}`);
}

function commitmentOf(doc: Y.Doc, action: string, org: string): Commitment | undefined {
  const id = commitmentIdOf(action, org);
  const raw = statementsOf(doc, 'commitment').get(id);
  const known = raw === undefined ? undefined : readStatement('commitment', id, raw);
  return known && !isBroken(known) ? known : undefined;
}

function setCommitment(
  doc: Y.Doc,
  said: Omit<Commitment, 'id' | 'person' | 'at'>,
  { actor, now }: Circumstances,
): Said {
  const id = commitmentIdOf(said.action, said.org);
  const root = statementsOf(doc, 'commitment');
  if (!root.has(id) && root.size >= recordLimits.commitments)
    throw new AppError('limit', `A plan holds at most ${recordLimits.commitments} commitments`, 'commitment');
  root.set(id, mapOf({ ...said, person: actor.person, at: now.toISOString() }));
  return {};
}

function checkRoom(doc: Y.Doc, actionId: string): void {
  const root = statementsOf(doc, 'comment');
  if (root.size >= recordLimits.comments)
    throw new AppError('limit', `A plan holds at most ${recordLimits.comments} comments`, 'comment');
  const same = [...root.values()].filter((raw) => raw instanceof Y.Map && raw.get('action') === actionId);
  if (same.length >= recordLimits.commentsOfAction)
    throw new AppError(
      'limit',
      `An action holds at most ${recordLimits.commentsOfAction} comments`,
      `action/${actionId}`,
    );
}

function ownComment(doc: Y.Doc, id: string, actor: Actor): { comment: Comment; raw: Y.Map<unknown> } {
  const path = `comment/${id}`;
  const raw = statementsOf(doc, 'comment').get(id);
  if (raw === undefined) throw new AppError('not-found', `There is no comment "${id}"`, path);
  const comment = readStatement('comment', id, raw);
  if (isBroken(comment)) throw new AppError('gone', `The comment "${id}" cannot be read`, path);
  allow(actor, 'change-comment', path, comment);
  return { comment, raw: raw as Y.Map<unknown> };
}
