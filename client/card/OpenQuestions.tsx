import { useEffect, useEffectEvent, useId, useState } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { questionListSchema, type OpenQuestion } from '../../shared/questions.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useNow } from '../lib/use-now.ts';
import { dayOf } from '../lib/when.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

interface OpenQuestionsProps {
  readonly action: string;
  readonly org: string;
}

/** The links that an organisation can still answer by, each to be taken back. */
export function OpenQuestions({ action, org }: OpenQuestionsProps) {
  const m = useKnownTexts(partiesTexts).question;
  const { language } = useSpoken();
  const now = useNow();
  const id = useId();
  const { questions, takeBack } = useQuestions(action, org);
  if (questions.length === 0) return null;
  return (
    <section className="open-questions" aria-labelledby={id}>
      <h3 id={id}>{m.open}</h3>
      <ul>
        {questions.map((one) => {
          const made = dayOf(one.created, language, now);
          return (
            <li key={one.id}>
              <span className="grow">
                {m.openLine(made, dayOf(one.expires, language, now))}
                {one.answered && `, ${m.answered(dayOf(one.answered, language, now))}`}
              </span>
              <button
                type="button"
                className="button small"
                aria-label={m.takeBackLabel(made)}
                onClick={() => void takeBack(one.id)}
              >
                {m.takeBack}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the server knows of; nothing while it cannot be asked. */
function useQuestions(action: string, org: string) {
  const texts = useKnownTexts(partiesTexts);
  const { plan } = useSession();
  const notices = useNotices();
  const [questions, setQuestions] = useState<readonly OpenQuestion[]>([]);
  const load = useEffectEvent(async () => {
    const path = `/plans/${plan}/questions?actionId=${encodeURIComponent(action)}`;
    const all = await request(path, questionListSchema).catch(() => []);
    setQuestions(all.filter((one) => one.org === org));
  });
  useEffect(() => void load(), [action, org]);
  const takeBack = async (id: string) => {
    try {
      await request(`DELETE /plans/${plan}/questions/${id}`);
      notices.say(texts.question.takenBack);
    } catch (error) {
      // Somebody else has taken it back already.
      const isGone = error instanceof Refusal && error.status === 404;
      if (!isGone) return notices.show({ text: texts.notStored });
    }
    setQuestions((before) => before.filter((one) => one.id !== id));
  };
  return { questions, takeBack };
}
