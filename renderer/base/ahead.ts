/**
 * Asks for one thing after another, and for the next before what was asked for is taken: the other side works
 * meanwhile. Answers come in the order of the questions; the first that fails ends it.
 */
export async function* ahead<Question, Answer>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<Answer>,
): AsyncGenerator<Answer, void, undefined> {
  let next = asked(questions[0], ask);
  for (let at = 0; next; at += 1) {
    const answer = await next;
    next = asked(questions[at + 1], ask);
    yield answer;
  }
}

function asked<Question, Answer>(
  question: Question | undefined,
  ask: (question: Question) => Promise<Answer>,
): Promise<Answer> | null {
  if (question === undefined) return null;
  const answer = ask(question);
  // Whoever stops taking answers never hears of the one that was asked for last.
  answer.catch(() => undefined);
  return answer;
}
