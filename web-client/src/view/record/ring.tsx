/** A year towards its target, as a ring. */
import { useReading } from '../language.tsx';
import { useRecordWords } from './words.ts';

const RADIUS = 54;
const AROUND = 2 * Math.PI * RADIUS;

export function Ring({ jp, target }: { jp: number; target: number }) {
  const { speech } = useReading();
  const record = useRecordWords();
  const share = target > 0 ? Math.min(1, jp / target) : jp > 0 ? 1 : 0;
  const label =
    target > 0
      ? record.ofTarget(speech.whole(jp), speech.whole(target))
      : record.noTarget(speech.whole(jp));
  return (
    <svg class="ring" viewBox="0 0 132 132" role="img" aria-label={label}>
      <circle cx="66" cy="66" r={RADIUS} />
      {share > 0 && (
        <circle
          class={jp >= target ? 'reached' : 'reached part'}
          cx="66"
          cy="66"
          r={RADIUS}
          stroke-dasharray={`${share * AROUND} ${AROUND}`}
          transform="rotate(-90 66 66)"
        />
      )}
      <text x="66" y="72">
        {speech.whole(jp)}
      </text>
      <text class="of" x="66" y="92">
        {target > 0 ? `/ ${speech.whole(target)} JP` : 'JP'}
      </text>
    </svg>
  );
}
