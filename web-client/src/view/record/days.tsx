/** The attended days of an activity in which each needs a report of its own: how far each is. */
import type { ReportDay } from '../../net/record_api.ts';
import { useReading } from '../language.tsx';
import { Chip } from '../parts.tsx';
import { useRecordWords } from './words.ts';

export function Days({ days }: { days: readonly ReportDay[] }) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  if (days.length === 0) return null;
  return (
    <section class="stack tight" aria-label={record.days}>
      <h3>{record.days}</h3>
      <small>{record.daysText}</small>
      <ul class="list">
        {days.map((one) => (
          <li key={one.day} class="wrap">
            <div class="grow">
              <b class="num">{speech.isoDate(one.day)}</b>
              {one.reason !== '' && <small>{record.dayReason(one.reason)}</small>}
            </div>
            {one.jp > 0 && <span class="num">{words.jp(speech.whole(one.jp))}</span>}
            <DayChip day={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DayChip({ day }: { day: ReportDay }) {
  const record = useRecordWords();
  if (day.report === 'terverifikasi') return <Chip tone="good">{record.accepted}</Chip>;
  if (day.undecided) return <Chip tone="warn">{record.waitsFor.decision}</Chip>;
  if (day.report === 'ditolak') return <Chip tone="bad">{record.refused}</Chip>;
  if (!day.earns) return <Chip>{record.notEnough}</Chip>;
  return <Chip tone="warn">{record.waitsFor.report}</Chip>;
}
