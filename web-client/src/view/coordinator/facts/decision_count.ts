/** How much waits for a decision: asked when a page opens, at most every half minute. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOffice } from '../office.ts';
import { useFactsApi } from './facts.ts';

const FRESH_MS = 30_000;

export function useDecisionCount(page: string): number {
  const api = useFactsApi();
  const { now_ms } = useOffice();
  const asked_ms = useRef(0);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (page !== 'decisions' && now_ms() - asked_ms.current < FRESH_MS) return;
    asked_ms.current = now_ms();
    api.decisions().then(
      ({ counts }) => setCount(Object.values(counts).reduce((sum, n) => sum + n, 0)),
      () => undefined, // the page itself says what is wrong
    );
  }, [page]);
  return count;
}
