import { useEffect, useRef, useState } from 'react';
import type { ParamsOf, ResultOf, ServiceMethod, Topic } from '../../shared/contract/ipcService.ts';
import type { Failure } from './serviceClient.ts';
import { useAppContext } from './useApp.ts';

export type AnswerView<M extends ServiceMethod> = Readonly<{
  /** The newest answer; that to the question before stays until the next has come. Null when there is none, or it failed. */
  value: ResultOf<M> | null;
  failure: Failure | null;
  /** Is it the answer to the question as it is now? */
  isCurrent: boolean;
}>;

type Answered<M extends ServiceMethod> = AnswerView<M> & Readonly<{ params: ParamsOf<M>; order: number }>;

/**
 * The answer to a question too long to be kept by its text, as those about thousands of people are. It is asked anew when
 * the parameters are another object, and when the service says that one of the topics altered.
 */
export function useAnswer<M extends ServiceMethod>(
  method: M,
  params: ParamsOf<M> | null,
  topics: readonly Topic[],
): AnswerView<M> {
  const { client } = useAppContext();
  const [answered, setAnswered] = useState<Answered<M> | null>(null);
  const [round, setRound] = useState(0);
  const order = useRef(0);

  useEffect(() => {
    const again = (): void => setRound((now) => now + 1);
    const stopChanged = client.onChanged((changed) => {
      if (changed.some((topic) => topics.includes(topic))) again();
    });
    const stopReconnected = client.onReconnected(again);
    return () => {
      stopChanged();
      stopReconnected();
    };
  }, [client, topics]);

  useEffect(() => {
    if (params === null) return;
    order.current += 1;
    const mine = order.current;
    const ask = async (): Promise<void> => {
      const answer = await client.ask(method, params);
      const view = answer.ok ? { value: answer.value, failure: null } : { value: null, failure: answer.failure };
      // An answer that was overtaken says what was so before.
      setAnswered((now) =>
        now !== null && now.order > mine ? now : { ...view, params, order: mine, isCurrent: true },
      );
    };
    void ask();
  }, [client, method, params, round]);

  if (answered === null || params === null) return { value: null, failure: null, isCurrent: false };
  return { value: answered.value, failure: answered.failure, isCurrent: answered.params === params };
}
