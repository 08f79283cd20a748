import { newId } from '../../shared/ids.ts';
import { peopleSchema } from '../../shared/members.ts';
import { madeQuestionSchema, questionListSchema, type MadeQuestion } from '../../shared/questions.ts';
import { readCommitments } from '../../shared/record/document.ts';
import { asking, read, type Ask } from './asking.ts';
import type { TestServer } from './serving.ts';

export const questions = '/api/plans/p/questions';
export const look = '/api/questions/look';
export const answer = '/api/questions/answer';

export interface Question extends MadeQuestion {
  readonly token: string;
}

/** Asks who leads `a1`, unless `wanted` says. */
export async function questionBy(ask: Ask, wanted: object = {}): Promise<Question> {
  const made = ask('POST', questions, { actionId: 'a1', org: 'lk', ...wanted });
  const question = await read(made, madeQuestionSchema);
  return { ...question, token: new URL(question.url).hash.slice(1) };
}

export const saysYes = { name: 'Ingvild Særpreg', state: 'confirmed' };

export const answerBy = (url: string, { token }: Question, said: object = {}) =>
  asking(url)('POST', answer, { token, ...saysYes, ...said });

export const lookBy = (url: string, { token }: Question) => asking(url)('POST', look, { token });

/** What stands of a part, by the server's own document. */
export const said = ({ ctx }: TestServer, action = 'a1', org = 'lk') =>
  ctx.rooms.read('p', (doc) => readCommitments(doc).get(`${action}|${org}`), 'record');

export const namesIn = async (ask: Ask) => read(ask('GET', '/api/plans/p/people'), peopleSchema);

export const listed = (ask: Ask, query = '') => read(ask('GET', `${questions}${query}`), questionListSchema);

export async function command(ask: Ask, name: string, input: object): Promise<void> {
  const { status, body } = await ask('POST', '/api/plans/p/commands', { command: name, input, key: newId() });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
