/** What stands behind one activity of a record: time, reasons, what was said about it, the ledger. */
import type { ComponentChildren } from 'preact';
import type { LedgerEntry } from '../../net/api_types.ts';
import type { BookFact } from '../../net/facts_api.ts';
import type { RecordClass, RecordDetail } from '../../net/record_api.ts';
import { BAR_WIDTH, dayBar } from '../../state/day_bar.ts';
import type { Zone } from '../../text/format.ts';
import { sayCategory, sayReason } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { zoneHere } from '../zone.ts';
import { StateChip } from './activities.tsx';
import { Days } from './days.tsx';
import { Facts } from './facts.tsx';
import { useRecordWords } from './words.ts';
import { Modes } from './year.tsx';

interface DetailProps {
  detail: RecordDetail;
  /** Where its document can be seen; null: it has none, or not from here. */
  documentOf: (fact: BookFact) => string | null;
  /** What can be done about it, between the head and the numbers. */
  children?: ComponentChildren;
}

export function Detail({ detail, documentOf, children }: DetailProps) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const { activity, judgement, facts } = detail;
  const zone = zoneHere(activity.zone);
  return (
    <>
      <div class="stack tight">
        <small>
          {sayCategory(activity.category, words)} · {activity.organiser}
          {activity.ends && ` · ${record.ended(speech.isoDate(activity.ends))}`}
        </small>
        <span class="row wrap">
          {activity.state === 'counted' && (
            <b class="huge num">{words.jp(speech.whole(activity.jp))}</b>
          )}
          <StateChip activity={activity} />
        </span>
        {activity.waits.map((wait) => (
          <p key={wait} class="note warn">
            {record.waits[wait]}
          </p>
        ))}
      </div>
      {activity.days && <Days days={activity.days} />}
      {children}
      {judgement && <Numbers detail={detail} />}
      {activity.judged && activity.judged.reasons.length > 0 && (
        <section class="stack tight">
          <h3>{record.reasons}</h3>
          <ul class="reasons">
            {activity.judged.reasons.map((reason) => (
              <li key={reason.code}>{sayReason(reason, words, speech)}</li>
            ))}
          </ul>
        </section>
      )}
      {judgement && judgement.classes.length > 0 && (
        <section class="stack tight">
          <h3>{record.classes}</h3>
          {judgement.classes.map((one) => (
            <ClassTime key={one.class} one={one} zone={zone} enough={judgement.enough} />
          ))}
        </section>
      )}
      <Facts facts={facts} classes={judgement?.classes ?? []} zone={zone} documentOf={documentOf} />
      <Ledger detail={detail} zone={zone} />
    </>
  );
}

function Numbers({ detail: { activity, judgement } }: { detail: RecordDetail }) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const { judged } = activity;
  if (!judgement || !judged || activity.role !== 'learner') return null;
  return (
    <dl class="facts num">
      <dt>{record.attended}</dt>
      <dd>{speech.length(judged.attended_s)}</dd>
      <dt>{record.learning}</dt>
      <dd>{speech.length(judged.learning_s)}</dd>
      <dt>{record.share}</dt>
      <dd>{speech.percentPpm(judgement.percent_ppm)}</dd>
      {judgement.needed_s > 0 && (
        <>
          <dt>{record.least}</dt>
          <dd>
            {record.leastText(
              speech.percent(judgement.percent_min),
              speech.length(judgement.needed_s),
            )}
          </dd>
        </>
      )}
      {judgement.taken_s > 0 && (
        <>
          <dt>{record.taken}</dt>
          <dd>{speech.length(judgement.taken_s)}</dd>
        </>
      )}
      <dt>{record.verdict}</dt>
      <dd>{judgement.enough ? record.enough : record.notEnough}</dd>
      {judgement.exact_num > 0 && (
        <>
          <dt>{record.exact}</dt>
          <dd>{words.jp(speech.fraction(judgement.exact_num, judgement.exact_den))}</dd>
        </>
      )}
      <dt>{record.policy}</dt>
      <dd>{judgement.policy_title}</dd>
    </dl>
  );
}

interface ClassTimeProps {
  one: RecordClass;
  zone: Zone;
  enough: boolean;
}

function ClassTime({ one, zone, enough }: ClassTimeProps) {
  const { speech } = useReading();
  const record = useRecordWords();
  const first = one.segments[0];
  const standing =
    one.late_s > 0 ? record.late(speech.length(one.late_s)) : record.standings[one.standing];
  return (
    <div class="stack tight">
      <div class="row between">
        <span>
          {one.title}
          {first && <small class="num"> {speech.date(first.start_ms, zone)}</small>}
        </span>
        <small class="num">
          {record.modes[one.mode]} · {standing} · {speech.length(one.attended_s)}
        </small>
      </div>
      <Bar one={one} enough={enough} />
      <ul class="reasons num">
        {one.united.length === 0 && <li>{record.neverThere}</li>}
        {one.united.map(({ start_ms, end_ms }) => (
          <li key={start_ms}>
            {speech.clockSeconds(start_ms, zone)} – {speech.clockSeconds(end_ms, zone)} {zone}
          </li>
        ))}
      </ul>
      {one.intervals.length > 0 && (
        <details>
          <summary>{record.connections(speech.whole(one.intervals.length))}</summary>
          <ul class="reasons num">
            {one.intervals.map(({ start_ms, end_ms, why }) => (
              <li key={start_ms}>
                {record.connection(
                  speech.clockSeconds(start_ms, zone),
                  speech.clockSeconds(end_ms, zone),
                  record.whys[why] ?? why,
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const HEIGHT = 22;
const INNER = { y: 4, height: 14 };

function Bar({ one, enough }: { one: RecordClass; enough: boolean }) {
  const record = useRecordWords();
  const bar = dayBar(one.segments, one.united, Infinity);
  if (!bar) return null;
  return (
    <svg
      class="day"
      viewBox={`0 0 ${BAR_WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={record.barText(one.title)}
    >
      <rect class="base" width={BAR_WIDTH} height={HEIGHT} />
      {bar.present.map(({ x, width }) => (
        <rect key={x} class={enough ? 'on' : 'part'} x={x} width={width} {...INNER} />
      ))}
      {bar.pauses.map(({ x, width }) => (
        <rect key={x} class="pause" x={x} width={width} {...INNER} />
      ))}
    </svg>
  );
}

function Ledger({ detail, zone }: { detail: RecordDetail; zone: Zone }) {
  const record = useRecordWords();
  const { activity } = detail;
  return (
    <section class="stack tight">
      <h3>{record.entries}</h3>
      {activity.entries.length === 0 && (
        <p class="soft">{activity.closed_ms === 0 ? record.noEntryYet : record.noEntry}</p>
      )}
      {activity.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} zone={zone} />
      ))}
      {activity.jp > 0 && <Modes modes={activity.modes} onFigure={null} />}
    </section>
  );
}

function Entry({ entry, zone }: { entry: LedgerEntry; zone: Zone }) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const at = `${speech.date(entry.posted_ms, zone)} ${speech.clockZone(entry.posted_ms, zone)}`;
  return (
    <div class="card stack tight">
      <div class="row wrap">
        <b class="grow num">
          {words.jp(speech.whole(entry.jp))}
          {entry.surplus !== 0 && <small> {record.surplusPart(speech.whole(entry.surplus))}</small>}
        </b>
        <small class="num">{record.posted(at, entry.posted_by)}</small>
      </div>
      {entry.note !== '' && <p>{entry.note}</p>}
      <dl class="facts">
        <dt>{record.ledger}</dt>
        <dd>{record.ledgers[entry.ledger]}</dd>
        {entry.occurrence !== '' && (
          <>
            <dt>{record.occurrence}</dt>
            <dd class="num">{entry.occurrence}</dd>
          </>
        )}
        {entry.revision > 0 && (
          <>
            <dt>{record.revision}</dt>
            <dd class="num">{speech.whole(entry.revision)}</dd>
          </>
        )}
        <dt>{record.policy}</dt>
        <dd class="code">{entry.policy}</dd>
        <dt>{record.entryId}</dt>
        <dd class="code">{entry.id}</dd>
        <dt>{record.basis}</dt>
        <dd class="code">{entry.basis}</dd>
        {entry.reverses && (
          <>
            <dt>{record.reverses}</dt>
            <dd class="code">{entry.reverses}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
