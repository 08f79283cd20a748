import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { problemSchema } from '../../shared/api.ts';
import {
  answeredSchema,
  answerQuestionSchema,
  askedSchema,
  deadQuestionSchema,
  lookQuestionSchema,
  madeQuestionSchema,
  newQuestionSchema,
  questionListSchema,
} from '../../shared/questions.ts';
import { actorIn } from '../auth/actor.ts';
import { addressIn } from '../auth/address.ts';
import { Answering } from '../auth/answering.ts';
import { Asking, openQuestions, takeQuestionBack } from '../auth/asking.ts';
import type { AppContext } from '../context.ts';
import { languageOf } from '../mail/language.ts';
import { ownOriginOnly } from '../origin.ts';
import { json, problemAnswer } from './answers.ts';
import { bodyOf, jsonOnly, smallBody } from './bodies.ts';

const refusals = {
  401: problemAnswer('`no-session`'),
  403: problemAnswer('`not-allowed`: for coordinators and editors; `foreign-origin`: a page of another site'),
  404: problemAnswer('`not-found`: no such plan, no such part in an action of it, or no such question'),
};

/** Of requests that bring a body. */
const bodyRefusals = {
  400: problemAnswer('`bad-input`: the body is no JSON'),
  413: problemAnswer('`too-big`'),
  415: problemAnswer('`not-json`: the content type must be application/json'),
  422: problemAnswer('`bad-input`: `path` says what; `limit`'),
  429: problemAnswer('`too-many`: `Retry-After` says in how many seconds it may be tried again'),
};

const describeList = describeRoute({
  summary: 'The questions that organisations can still answer by a link, the newest first',
  parameters: [
    { name: 'actionId', in: 'query', description: 'About this action only', schema: { type: 'string' } },
  ],
  responses: { 200: json('Without the links themselves', questionListSchema), ...refusals },
});

const describeAsk = describeRoute({
  summary: 'Ask an organisation about its part in an action by a link',
  description:
    'Runs `askCommitment` too. With `email` the link is also sent there. It lasts 30 days, and can be used again.',
  requestBody: { required: true, ...json('Whom, and about what', newQuestionSchema) },
  responses: { 201: json('`url` is shown this once', madeQuestionSchema), ...refusals, ...bodyRefusals },
});

const describeEnd = describeRoute({
  summary: 'Take a question back',
  description: 'What has been answered by its link stays.',
  responses: { 204: { description: 'Nobody answers by it any more' }, ...refusals },
});

/** Questions to organisations about their parts in actions, for those who ask. */
export const questionRoutes = (ctx: AppContext): Hono => {
  const asking = new Asking(ctx);
  const ownOrigin = ownOriginOnly(ctx.config);
  const guards = [ownOrigin, jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  const asker = (c: Context) => actorIn(ctx, c, 'ask-commitment');
  return new Hono()
    .get('/:id/questions', describeList, (c) => {
      asker(c);
      return c.json(openQuestions(ctx, c.req.param('id'), c.req.query('actionId')));
    })
    .post('/:id/questions', describeAsk, ...guards, async (c) => {
      asker(c);
      const plan = c.req.param('id');
      const wanted = await bodyOf(c, newQuestionSchema);
      const language = wanted.language ?? languageOf(c.req.header('accept-language'));
      const { question, url } = await asking.ask({ plan, who: () => asker(c), language }, wanted);
      return c.json({ id: question.id, url, expires: new Date(question.expires).toISOString() }, 201);
    })
    .delete('/:id/questions/:question', describeEnd, ownOrigin, (c) => {
      asker(c);
      takeQuestionBack(ctx, c.req.param('id'), c.req.param('question'));
      return c.body(null, 204);
    });
};

const linkRefusals = {
  403: problemAnswer('`foreign-origin`: a page of another site'),
  404: problemAnswer('`link-unknown`'),
  410: problemAnswer('Over, or not asked any more', z.extend(problemSchema, deadQuestionSchema.shape)),
};

const describeLook = describeRoute({
  summary: 'What a link asks',
  requestBody: { required: true, ...json('The link', lookQuestionSchema) },
  responses: { 200: json('Nothing has happened yet', askedSchema), ...linkRefusals, ...bodyRefusals },
});

const describeAnswer = describeRoute({
  summary: 'Answer by a link, for the organisation that was asked',
  description: 'The name is shown with the answer. It can be answered again, as long as the link lasts.',
  requestBody: { required: true, ...json('The link, who answers, and what', answerQuestionSchema) },
  responses: { 200: json('It is stored', answeredSchema), ...linkRefusals, ...bodyRefusals },
});

/** What whoever has a link to a question does with it. */
export const answerRoutes = (ctx: AppContext): Hono => {
  const answering = new Answering(ctx);
  const guards = [ownOriginOnly(ctx.config), jsonOnly, smallBody(ctx.limits.accountBody)] as const;
  return new Hono()
    .post('/look', describeLook, ...guards, async (c) => {
      const { token } = await bodyOf(c, lookQuestionSchema);
      return c.json(await answering.look(token, addressIn(ctx.config, c)));
    })
    .post('/answer', describeAnswer, ...guards, async (c) => {
      const answer = await bodyOf(c, answerQuestionSchema);
      await answering.answer(addressIn(ctx.config, c), answer);
      return c.json({ state: answer.state });
    });
};
