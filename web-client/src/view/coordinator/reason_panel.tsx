/** The reason behind a number: from connected time to JP to the ledger. */
import type { Attendance, LedgerEntry, PersonAttendance } from '../../net/api_types.ts';
import { zoneOf, type Zone } from '../../text/format.ts';
import { sayCategory, sayReason } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Window } from '../parts.tsx';
import { VerdictChip } from './attendance.tsx';
import { useOfficeWords } from './office.ts';

interface ReasonPanelProps {
  attendance: Attendance;
  person: PersonAttendance;
  onClose: () => void;
}

export function ReasonPanel({ attendance, person, onClose }: ReasonPanelProps) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const zone = zoneOf(attendance.activity.zone);
  return (
    <Window title={office.panelTitle(person.person.name)} kind="panel" onClose={onClose}>
      <Numbers attendance={attendance} person={person} />
      <section class="stack tight">
        <h3>{office.panelReasons}</h3>
        <ul class="reasons">
          {person.reasons.map((reason) => (
            <li key={reason.code}>{sayReason(reason, words, speech)}</li>
          ))}
        </ul>
      </section>
      <Rule attendance={attendance} />
      <section class="stack tight">
        <h3>{office.panelEntries}</h3>
        {person.entries.length === 0 && (
          <p class="soft">
            {attendance.state === 'posted' ? office.panelNoEntry : office.panelNoEntryYet}
          </p>
        )}
        {person.entries.map((entry) => (
          <EntryFacts key={entry.id} entry={entry} zone={zone} />
        ))}
      </section>
      <Intervals attendance={attendance} person={person} />
    </Window>
  );
}

function Numbers({ attendance, person }: Omit<ReasonPanelProps, 'onClose'>) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const { activity } = attendance;
  const { jp } = person;
  return (
    <dl class="facts num">
      <dt>{office.panelAttended}</dt>
      <dd>{speech.length(person.attended_s)}</dd>
      <dt>{office.panelLearning}</dt>
      <dd>{speech.length(person.learning_s)}</dd>
      <dt>{office.panelShare}</dt>
      <dd>{speech.percentPpm(person.percent_ppm)}</dd>
      <dt>{office.panelThreshold}</dt>
      <dd>
        {office.panelThresholdText(
          speech.percent(activity.percent_min),
          speech.length(activity.needed_s),
        )}
      </dd>
      <dt>{office.panelVerdict}</dt>
      <dd>
        <VerdictChip one={person} attendance={attendance} />
      </dd>
      <dt>{office.panelExact}</dt>
      <dd>{words.jp(speech.fraction(jp.exact_num, jp.exact_den))}</dd>
      <dt>{office.panelAwarded}</dt>
      <dd>{words.jp(speech.whole(jp.awarded))}</dd>
      <dt>{office.panelCounted}</dt>
      <dd>{words.jp(speech.whole(jp.counted))}</dd>
      {jp.surplus > 0 && (
        <>
          <dt>{office.panelSurplus}</dt>
          <dd>{words.jp(speech.whole(jp.surplus))}</dd>
        </>
      )}
    </dl>
  );
}

function Rule({ attendance }: { attendance: Attendance }) {
  const { words } = useReading();
  const office = useOfficeWords();
  const { policy, activity } = attendance;
  return (
    <dl class="facts">
      <dt>{office.panelRule}</dt>
      <dd>{sayCategory(activity.category, words)}</dd>
      <dt>{office.panelPolicy}</dt>
      <dd>
        {policy.title} <span class="code">({policy.version})</span>
      </dd>
      <dt>{office.panelSource}</dt>
      <dd>{policy.source}</dd>
    </dl>
  );
}

/** One line of the ledger, whole. */
export function EntryFacts({ entry, zone }: { entry: LedgerEntry; zone: Zone }) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const at = `${speech.date(entry.posted_ms, zone)} ${speech.clockZone(entry.posted_ms, zone)}`;
  return (
    <div class="card stack tight">
      <div class="row">
        <b class="grow num">{words.jp(speech.whole(entry.jp))}</b>
        <small class="num">{office.panelPosted(at, entry.posted_by)}</small>
      </div>
      <dl class="facts">
        <dt>{office.panelEntryId}</dt>
        <dd class="code">{entry.id}</dd>
        <dt>{office.panelBasis}</dt>
        <dd class="code">{entry.basis}</dd>
        {entry.reverses && (
          <>
            <dt>{office.panelReverses}</dt>
            <dd class="code">{entry.reverses}</dd>
          </>
        )}
        {entry.note !== '' && (
          <>
            <dt>{office.panelNote}</dt>
            <dd>{entry.note}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Intervals({ attendance, person }: Omit<ReasonPanelProps, 'onClose'>) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const zone = zoneOf(attendance.activity.zone);
  const titleOf = (id: string) =>
    attendance.activity.classes.find((klass) => klass.id === id)?.title ?? '';
  return (
    <section class="stack tight">
      <h3>{office.panelIntervals}</h3>
      {person.classes.map((one) => (
        <div key={one.class}>
          <small>
            {titleOf(one.class)} · {speech.length(one.attended_s)}
          </small>
          <ul class="reasons num">
            {one.intervals.length === 0 && <li>{office.barNone}</li>}
            {one.intervals.map(({ start_ms, end_ms, why }) => (
              <li key={start_ms}>
                {office.panelRow(
                  speech.clockSeconds(start_ms, zone),
                  speech.clockSeconds(end_ms, zone),
                  office.whys[why] ?? why,
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
