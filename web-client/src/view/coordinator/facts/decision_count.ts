/** How much waits for a decision. */
import { useWaitingCount } from '../waiting_count.ts';
import { useFactsApi } from './facts.ts';

export function useDecisionCount(page: string): number {
  const api = useFactsApi();
  return useWaitingCount(page, page === 'decisions', async () => {
    const { counts } = await api.decisions();
    return Object.values(counts).reduce((sum, n) => sum + n, 0);
  });
}
