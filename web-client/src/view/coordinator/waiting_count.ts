/** How much waits on a page: asked when any page opens, at most every half minute, and whenever that
 * page itself does. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOffice } from './office.ts';

const FRESH_MS = 30_000;

/** `here`: the page on which it waits is `page`, the one that is looked at. */
export function useWaitingCount(page: string, here: boolean, ask: () => Promise<number>): number {
  const { now_ms } = useOffice();
  const asked_ms = useRef(0);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!here && now_ms() - asked_ms.current < FRESH_MS) return;
    asked_ms.current = now_ms();
    ask().then(setCount, () => undefined); // the page itself says what is wrong
  }, [page]);
  return count;
}
