/** One year of a record: how far it is, by kind and by mode, and the other years to choose from. */
import type { ModeJp, PersonRecord, RecordYear } from '../../net/record_api.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip } from '../parts.tsx';
import { FigureJp, type Figure, type OnFigure } from './figures.tsx';
import { Ring } from './ring.tsx';
import { useRecordWords } from './words.ts';

interface YearCardProps {
  year: RecordYear;
  onFigure: (figure: Figure) => void;
}

export function YearCard({ year, onFigure }: YearCardProps) {
  const { speech } = useReading();
  const record = useRecordWords();
  return (
    <section class="card stack">
      <div class="row wrap top-aligned">
        <Total year={year} onFigure={onFigure} />
        <div class="stack tight grow">
          <h2 class="num">{record.yearOf(speech.isoDate(year.start), speech.isoDate(year.end))}</h2>
          <small>
            {year.is_contract_year ? record.contractYear : record.calendarYear} · {record.step}:{' '}
            {record.steps[year.step]}
          </small>
          <Standing year={year} onFigure={onFigure} />
        </div>
      </div>
      <Shares year={year} onFigure={onFigure} />
      {year.policy_title && (
        <details>
          <summary>
            {record.policy}: {year.policy_title}
          </summary>
          <small>{year.source}</small>
        </details>
      )}
    </section>
  );
}

function Total({ year, onFigure }: YearCardProps) {
  const ring = <Ring jp={year.jp} target={year.target} />;
  if (year.jp === 0) return ring;
  return (
    <button type="button" class="link" onClick={() => onFigure({ of: 'counted' })}>
      {ring}
    </button>
  );
}

function Standing({ year, onFigure }: YearCardProps) {
  const { speech } = useReading();
  const record = useRecordWords();
  const target = speech.whole(year.target);
  return (
    <>
      <span class="row wrap">
        {year.target > 0 && (
          <Chip tone={year.fulfilled ? 'good' : 'warn'}>
            {year.fulfilled ? record.met : record.short(speech.whole(year.short_jp))}
          </Chip>
        )}
        {year.waiting_jp > 0 && (
          <button type="button" class="link" onClick={() => onFigure({ of: 'waiting' })}>
            <Chip>{record.waiting(speech.whole(year.waiting_jp))}</Chip>
          </button>
        )}
        {year.surplus_jp > 0 && (
          <button type="button" class="link" onClick={() => onFigure({ of: 'surplus' })}>
            <Chip>{record.surplus(speech.whole(year.surplus_jp))}</Chip>
          </button>
        )}
      </span>
      {year.target > 0 && (
        <small>{year.is_target_only ? record.target(target) : record.duty(target)}</small>
      )}
      {year.cap !== null && (
        <small>
          {year.room_jp === 0
            ? record.capFull(speech.whole(year.cap))
            : record.cap(speech.whole(year.cap), speech.whole(year.room_jp ?? 0))}
        </small>
      )}
      {year.capacity_jp > 0 && (
        <small>
          {record.capacity}:{' '}
          <button type="button" class="link" onClick={() => onFigure({ of: 'capacity' })}>
            {record.capacityJp(speech.whole(year.capacity_jp))}
          </button>
        </small>
      )}
    </>
  );
}

function Shares({ year, onFigure }: YearCardProps) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  if (year.categories.length === 0) return null;
  return (
    <div class="lists">
      <div>
        <h3>{record.byCategory}</h3>
        <dl class="facts num">
          {year.categories.map(({ category, jp, surplus_jp }) => [
            <dt key={category}>{sayCategory(category, words)}</dt>,
            <dd key={`${category} jp`}>
              <FigureJp
                figure={{ of: 'category', category }}
                jp={jp}
                name={sayCategory(category, words)}
                onFigure={onFigure}
              />
              {surplus_jp > 0 && <small> +{speech.whole(surplus_jp)}</small>}
            </dd>,
          ])}
        </dl>
      </div>
      <div>
        <h3>{record.byMode}</h3>
        <Modes modes={year.modes} onFigure={onFigure} />
      </div>
    </div>
  );
}

const MODES = ['tatap_muka', 'sinkron', 'asinkron', 'unknown'] as const;

export function Modes({ modes, onFigure }: { modes: ModeJp; onFigure: OnFigure }) {
  const record = useRecordWords();
  return (
    <dl class="facts num">
      {MODES.filter((mode) => modes[mode] !== 0).map((mode) => [
        <dt key={mode}>{record.modes[mode]}</dt>,
        <dd key={`${mode} jp`}>
          <FigureJp
            figure={{ of: 'mode', mode }}
            jp={modes[mode]}
            name={record.modes[mode]}
            onFigure={onFigure}
          />
        </dd>,
      ])}
    </dl>
  );
}

interface YearsProps {
  record: PersonRecord;
  onChoose: (day: string) => void;
}

/** The years that have something in them; the one shown is marked. */
export function Years({ record: { years, year }, onChoose }: YearsProps) {
  const { speech } = useReading();
  const record = useRecordWords();
  if (years.length < 2) return null;
  return (
    <label class="field">
      <small>{record.yearChoose}</small>
      <select value={year.end} onChange={(event) => onChoose(event.currentTarget.value)}>
        {years.map((one) => (
          <option key={one.end} value={one.end}>
            {record.yearOf(speech.isoDate(one.start), speech.isoDate(one.end))}
          </option>
        ))}
      </select>
    </label>
  );
}
