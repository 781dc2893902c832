/** One's staff: how far each is in their year, and what waits. */
import type { SuperiorView } from '../../net/record_api.ts';
import { useReading } from '../language.tsx';
import { Chip, Empty } from '../parts.tsx';
import { useRecordWords } from '../record/words.ts';
import { useSuperiorWords } from './words.ts';

export function Staff({ staff }: { staff: SuperiorView['staff'] }) {
  const { speech } = useReading();
  const superior = useSuperiorWords();
  const record = useRecordWords();
  return (
    <section class="stack tight">
      <h2>{superior.staff}</h2>
      {staff.length === 0 && <Empty icon="people">{superior.staffNone}</Empty>}
      {staff.length > 0 && (
        <ul class="card list">
          {staff.map(({ person, year, waiting }) => (
            <li key={person.id} class="wrap">
              <div class="grow">
                <b>{person.name}</b>
                <small>{person.unit}</small>
                <small class="num">
                  {superior.years(speech.isoDate(year.start), speech.isoDate(year.end))}
                  {year.capacity_jp > 0 &&
                    ` · ${record.capacity}: ${record.noTarget(speech.whole(year.capacity_jp))}`}
                </small>
              </div>
              <b class="num">
                {year.target > 0
                  ? record.ofTarget(speech.whole(year.jp), speech.whole(year.target))
                  : record.noTarget(speech.whole(year.jp))}
              </b>
              {year.target > 0 && (
                <Chip tone={year.fulfilled ? 'good' : 'warn'}>
                  {year.fulfilled ? record.met : record.short(speech.whole(year.short_jp))}
                </Chip>
              )}
              {waiting > 0 && <Chip>{superior.waitsN(speech.whole(waiting))}</Chip>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
