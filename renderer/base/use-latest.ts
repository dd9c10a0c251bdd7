import { useEffect, useRef, useState } from 'react';
import { Latest } from './latest.ts';
import { report } from './notices.ts';

interface Asked<Q> {
  readonly text: string;
  readonly question: Q;
}

interface Given<A> {
  readonly text: string;
  readonly answer: A;
}

/**
 * The answer to the newest question, given as text so that equal ones are the same; the last answer stays until
 * a newer one comes. Asked once the question has stood for `patience` milliseconds.
 */
export function useLatest<Q, A>(
  question: Q | null,
  ask: (question: Q) => Promise<A>,
  patience: number,
): { readonly answer: A | null; readonly waiting: boolean } {
  const [state, setState] = useState<{ readonly answer: A | null; readonly of: string | null }>({
    answer: null,
    of: null,
  });
  const latest = useRef<Latest<Asked<Q>, Given<A>> | null>(null);
  const text = question === null ? null : JSON.stringify(question);

  useEffect(() => {
    const asking = new Latest<Asked<Q>, Given<A>>(
      async (asked) => ({ text: asked.text, answer: await ask(asked.question) }),
      (given) => {
        setState({ answer: given.answer, of: given.text });
      },
      report,
    );
    latest.current = asking;
    return () => {
      asking.end();
    };
  }, [ask]);

  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => {
      latest.current?.want({ text, question: JSON.parse(text) as Q });
    }, patience);
    return () => {
      clearTimeout(timer);
    };
  }, [text, ask, patience]);

  return { answer: state.answer, waiting: state.of !== text };
}
