/** Who meets the rule, and why not. */
import { useEffect, useState } from 'preact/hooks';
import { attendanceCsv, attendanceXlsx, jpCsv } from '../../net/api.ts';
import type { ApiClass, Attendance, PersonAttendance } from '../../net/api_types.ts';
import { FactsApi, type Book } from '../../net/facts_api.ts';
import { nearTheLimit, verdictOf, type Verdict } from '../../state/verdict.ts';
import { zoneOf } from '../../text/format.ts';
import { useReading } from '../language.tsx';
import { Chip, Choice } from '../parts.tsx';
import { CsvHint } from './csv_hint.tsx';
import { DayBar } from './day_bar.tsx';
import { CorrectionPanel } from './facts/correction_panel.tsx';
import { useFactsWords } from './facts/facts.ts';
import { StandingChip } from './facts/standing_chip.tsx';
import { useAsked, useOfficeWords } from './office.ts';
import { ReasonPanel } from './reason_panel.tsx';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';

const REFRESH_MS = 15_000;

export function AttendancePage({ activity }: { activity: string }) {
  const [asked, again] = useAsked((api) => api.attendance(activity), activity);
  const settled = asked.at !== 'known' || asked.value.state === 'posted';
  useEffect(() => {
    if (settled) return;
    const timer = setInterval(again, REFRESH_MS);
    return () => clearInterval(timer);
  }, [settled]);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(attendance) => <Known attendance={attendance} onRefresh={again} />}
    </WhenKnown>
  );
}

type Filter = 'all' | Verdict['say'];

interface KnownProps {
  attendance: Attendance;
  onRefresh: () => void;
}

function Known({ attendance, onRefresh }: KnownProps) {
  const office = useOfficeWords();
  const facts = useFactsWords();
  const { activity } = attendance;
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState(latestClass(activity.classes, attendance.now_ms));
  const [asked, setAsked] = useState<string | null>(null);
  const [fixed, setFixed] = useState<string | null>(null);
  const [bookAsked, bookAgain] = useAsked(
    (api) => new FactsApi(api.ask).book(activity.id),
    activity.id,
  );
  const book = bookAsked.at === 'known' ? bookAsked.value : null;
  const learners = attendance.people.filter(({ role }) => role === 'learner');
  const found = learners.filter(
    (person) => filter === 'all' || verdictOf(person, activity.needed_s).say === filter,
  );
  const klass = activity.classes.find(({ id }) => id === shown) ?? activity.classes[0];
  const person = learners.find(({ person: { id } }) => id === asked);
  const toFix = learners.find(({ person: { id } }) => id === fixed);
  const mode = book?.classes.find((each) => each.class === klass?.id)?.mode;
  return (
    <>
      <Head attendance={attendance} onRefresh={onRefresh} />
      <CsvHint />
      <Cards attendance={attendance} learners={learners} />
      <div class="row wrap below">
        {activity.classes.length > 1 && klass && (
          <Choice
            label={office.live}
            options={activity.classes.map(
              (one) => [one.id, office.meeting(String(one.ordinal))] as const,
            )}
            value={klass.id}
            onChoose={setShown}
          />
        )}
        <Choice
          label={office.filter}
          options={[
            ['all', office.filterAll],
            ['enough', office.filterEnough],
            ['short', office.filterShort],
            ['absent', office.filterAbsent],
          ]}
          value={filter}
          onChoose={setFilter}
        />
      </div>
      {mode && mode !== 'sinkron' && klass && (
        <p class="below">
          <a
            class="button compact"
            href={hashOf({ page: 'list', activity: activity.id, class: klass.id })}
          >
            {facts.listOpen}
          </a>
        </p>
      )}
      <Table
        attendance={attendance}
        book={book}
        klass={klass}
        people={found}
        onAsk={setAsked}
        onFix={setFixed}
      />
      {found.length === 0 && (
        <p class="soft">{learners.length === 0 ? office.empty : office.noMatch}</p>
      )}
      <Legend />
      {person && (
        <ReasonPanel attendance={attendance} person={person} onClose={() => setAsked(null)} />
      )}
      {toFix && book && klass && (
        <CorrectionPanel
          attendance={attendance}
          klass={klass}
          one={toFix}
          book={book}
          onChanged={() => {
            bookAgain();
            onRefresh();
          }}
          onClose={() => setFixed(null)}
        />
      )}
    </>
  );
}

/** What the colours of the bars say. */
function Legend() {
  const { legend } = useOfficeWords();
  const kinds = ['on', 'part', 'pause', 'base'] as const;
  return (
    <p class="row wrap legend">
      {kinds.map((kind) => (
        <small key={kind} class="row tight">
          <svg class="day" viewBox="0 0 22 14" aria-hidden="true">
            <rect class={kind} width="22" height="14" />
          </svg>
          {legend[kind]}
        </small>
      ))}
    </p>
  );
}

/** The class that is on, or else the last that began. */
function latestClass(classes: readonly ApiClass[], now_ms: number): string {
  const begun = classes.filter((one) => (one.segments[0]?.start_ms ?? 0) <= now_ms);
  return (begun.at(-1) ?? classes[0])?.id ?? '';
}

function Head({ attendance, onRefresh }: KnownProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const { activity, state, now_ms } = attendance;
  const zone = zoneOf(activity.zone);
  const states = {
    live: office.stateLive,
    provisional: office.stateProvisional,
    posted: office.statePosted,
  };
  return (
    <div class="row wrap top-aligned">
      <div class="grow">
        <small class="crumbs">
          <a href={hashOf({ page: 'activities' })}>{office.activities}</a> / {activity.title}
        </small>
        <h1 class="below">{office.attendance}</h1>
        <Chip tone={state === 'posted' ? 'good' : 'warn'}>{states[state]}</Chip>{' '}
        <small class="num">{office.updated(speech.clockZone(now_ms, zone))}</small>
      </div>
      <button type="button" class="compact" onClick={onRefresh}>
        {office.refresh}
      </button>
      <a class="button compact" href={attendanceXlsx(activity.id)} download>
        {office.xlsxAttendance}
      </a>
      <a class="button compact" href={attendanceCsv(activity.id)} download>
        {office.csvAttendance}
      </a>
      <a class="button compact" href={jpCsv(activity.id)} download>
        {office.csvJp}
      </a>
    </div>
  );
}

interface CardsProps {
  attendance: Attendance;
  learners: readonly PersonAttendance[];
}

function Cards({ attendance, learners }: CardsProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const { activity, summary, policy } = attendance;
  const near = nearTheLimit(learners, activity.needed_s);
  const oneJp = speech.length(policy.jp_seconds);
  return (
    <div class="cards">
      <div class="card">
        <small>{office.cardEnough(speech.percent(activity.percent_min))}</small>
        <b class="num">{speech.whole(summary.enough)}</b>
        <small class="num">{office.cardOf(speech.whole(summary.enrolled))}</small>
      </div>
      <div class="card">
        <small>{office.cardShort}</small>
        <b class="num warn">{speech.whole(summary.short)}</b>
        <small class="num">
          {near > 0 ? office.cardShortNear(speech.whole(near)) : office.cardShortNone}
        </small>
      </div>
      <div class="card">
        <small>{attendance.state === 'live' ? office.liveAbsent : office.cardAbsent}</small>
        <b class={attendance.state === 'live' ? 'num' : 'num bad'}>
          {speech.whole(summary.absent)}
        </b>
        <small>{office.cardAbsentText}</small>
      </div>
      <div class="card">
        <small>{office.cardJp}</small>
        <b class="num">{speech.whole(activity.jp_full)}</b>
        <small class="num">{office.cardJpText(speech.length(activity.learning_s), oneJp)}</small>
      </div>
    </div>
  );
}

interface TableProps {
  attendance: Attendance;
  /** Null: not known yet. */
  book: Book | null;
  klass: ApiClass | undefined;
  people: readonly PersonAttendance[];
  onAsk: (person: string) => void;
  onFix: (person: string) => void;
}

function Table({ attendance, book, klass, people, onAsk, onFix }: TableProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const facts = useFactsWords();
  const zone = zoneOf(attendance.activity.zone);
  const start_ms = klass?.segments[0]?.start_ms ?? 0;
  const end_ms = klass?.segments[klass.segments.length - 1]?.end_ms ?? start_ms;
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th>{office.personName}</th>
            <th>{office.nip}</th>
            <th class="wide num">
              {klass &&
                `${speech.date(start_ms, zone)}, ${speech.clockRange(start_ms, end_ms, zone)}`}
            </th>
            <th>{facts.standing}</th>
            <th class="right">{office.attended}</th>
            <th>{office.verdict}</th>
            <th class="right">{office.jp}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <PersonRow
              key={one.person.id}
              attendance={attendance}
              book={book}
              klass={klass}
              one={one}
              onAsk={() => onAsk(one.person.id)}
              onFix={() => onFix(one.person.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PersonRowProps {
  attendance: Attendance;
  book: Book | null;
  klass: ApiClass | undefined;
  one: PersonAttendance;
  onAsk: () => void;
  onFix: () => void;
}

function PersonRow({ attendance, book, klass, one, onAsk, onFix }: PersonRowProps) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const office = useOfficeWords();
  const { person } = one;
  const label = office.why(person.name);
  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ page: 'record', person: person.id })}>{person.name}</a>
      </th>
      <td class="num soft">{person.nip}</td>
      <td class="wide">{klass && <DayBar attendance={attendance} klass={klass} one={one} />}</td>
      <td>
        {book && klass && (
          <>
            <StandingChip book={book} person={person.id} classId={klass.id} />
            <br />
            <button
              type="button"
              class="link"
              aria-label={facts.fixOf(person.name)}
              onClick={onFix}
            >
              {facts.fix}
            </button>
          </>
        )}
      </td>
      <td class="right num">
        <button type="button" class="link" aria-label={label} onClick={onAsk}>
          {speech.length(one.attended_s)}
        </button>
      </td>
      <td>
        <VerdictChip one={one} attendance={attendance} />
      </td>
      <td class="right num">
        <button type="button" class="link" aria-label={label} onClick={onAsk}>
          <b>{speech.whole(one.jp.awarded)}</b>
        </button>
      </td>
    </tr>
  );
}

interface VerdictChipProps {
  one: PersonAttendance;
  attendance: Attendance;
}

export function VerdictChip({ one, attendance }: VerdictChipProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const verdict = verdictOf(one, attendance.activity.needed_s);
  switch (verdict.say) {
    case 'enough':
      return <Chip tone="good">{office.enough}</Chip>;
    case 'absent':
      if (attendance.state === 'live') return <Chip>{office.liveAbsent}</Chip>;
      return <Chip tone="bad">{office.absent}</Chip>;
    case 'short': {
      const percent = speech.percentPpm(one.percent_ppm);
      return (
        <Chip tone="warn">
          {verdict.missing_s > 0
            ? office.notYet(percent, speech.length(verdict.missing_s))
            : office.short(percent)}
        </Chip>
      );
    }
  }
}
