/** The page that a personal link opens: who you are, what the class is, what it earns, and one button. */
import type { Activity, ApiClass, Entry } from '../net/api_types.ts';
import { readerZone, sameDay, zoneOf, type Zone } from '../text/format.ts';
import { sayCategory } from '../text/say.ts';
import { LanguageSwitch, useReading } from './language.tsx';
import { OwnRecordLink } from './own_link.tsx';
import { Chip, Message } from './parts.tsx';
import { Result, resultOfEntry } from './result.tsx';

export type EntryState =
  | { at: 'checking' }
  /** No token in the address. */
  | { at: 'no_link' }
  | { at: 'bad_link'; detail: string }
  | { at: 'unreachable'; text: string }
  | { at: 'known'; entry: Entry };

interface EntryPageProps {
  state: EntryState;
  /** This browser cannot play the class. */
  deaf: boolean;
  /** Minutes of Date.getTimezoneOffset. */
  offset_minutes: number;
  onEnter: () => void;
  onRetry: () => void;
}

export function EntryPage(props: EntryPageProps) {
  return (
    <div class="entry">
      <div class="row top">
        <b class="grow brand">Sinkron</b>
        <LanguageSwitch />
      </div>
      <EntryBody {...props} />
    </div>
  );
}

function EntryBody({ state, onRetry, ...rest }: EntryPageProps) {
  const { words } = useReading();
  switch (state.at) {
    case 'checking':
      return <Skeleton text={words.entry.checking} />;
    case 'no_link':
      return (
        <Message title={words.link.none} text={words.link.noneText}>
          <a class="button quiet" href="/koordinator">
            {words.link.coordinator}
          </a>
        </Message>
      );
    case 'bad_link':
      return <BadLink detail={state.detail} />;
    case 'unreachable':
      return (
        <Message title={words.link.unreachable} text={state.text} tone="warn">
          <button type="button" class="primary" onClick={onRetry}>
            {words.retry}
          </button>
        </Message>
      );
    case 'known':
      return <Known entry={state.entry} {...rest} />;
  }
}

function Skeleton({ text }: { text: string }) {
  return (
    <main class="stack" aria-busy="true">
      <span class="hidden" role="status">
        {text}
      </span>
      <div class="card stack ghost">
        <i class="wide" />
        <i />
        <i />
      </div>
      <div class="card stack ghost">
        <i />
        <i class="wide" />
      </div>
    </main>
  );
}

function BadLink({ detail }: { detail: string }) {
  const { link } = useReading().words;
  if (detail === 'revoked') {
    return <Message title={link.revoked} text={link.revokedText} tone="bad" />;
  }
  if (detail === 'replaced') {
    return <Message title={link.replaced} text={link.replacedText} tone="warn" />;
  }
  return <Message title={link.unknown} text={link.unknownText} tone="bad" />;
}

type KnownProps = Omit<EntryPageProps, 'state' | 'onRetry'> & { entry: Entry };

function Known({ entry, deaf, offset_minutes, onEnter }: KnownProps) {
  const { words } = useReading();
  const { activity, account } = entry;
  const official = zoneOf(activity.zone);
  const zone = readerZone(offset_minutes, official);
  const klass = activity.classes.find((one) => one.id === entry.class) ?? null;
  const learner = entry.role === 'learner';
  if (!klass || klass.phase === 'ended') {
    return <Over entry={entry} />;
  }
  return (
    <main class="stack">
      <Greeting entry={entry} />
      <section class="card stack">
        <div class="stack tight starts">
          <WhenChip klass={klass} zone={zone} now_ms={entry.now_ms} />
          <h1>{activity.title}</h1>
          <small>
            {klass.title} · {words.entry.organiser(activity.organiser)}
          </small>
        </div>
        {activity.description && <p>{activity.description}</p>}
        <Timetable klass={klass} zone={zone} official={official} />
      </section>
      {learner && <Worth activity={activity} />}
      {learner && account && account.attended_s > 0 && <SoFar entry={entry} />}
      {learner && <OwnRecordLink />}
      {deaf && <p class="note warn">{words.entry.unsupported}</p>}
      <div class="enter">
        <button type="button" class="primary large" onClick={onEnter}>
          {words.entry.enter}
        </button>
        <small>{learner ? words.entry.enterHint : words.entry.enterHintInstructor}</small>
      </div>
    </main>
  );
}

function Greeting({ entry }: { entry: Entry }) {
  const { words } = useReading();
  return (
    <section>
      <p class="soft">{words.entry.welcome}</p>
      <p class="huge">{entry.person.name}</p>
      <small>{entry.role === 'instructor' ? words.entry.asInstructor : words.entry.notYou}</small>
    </section>
  );
}

function WhenChip({ klass, zone, now_ms }: { klass: ApiClass; zone: Zone; now_ms: number }) {
  const { words, speech } = useReading();
  if (klass.phase === 'running') return <Chip tone="good">{words.entry.live}</Chip>;
  if (klass.phase === 'break') return <Chip tone="warn">{words.entry.onBreak}</Chip>;
  const start_ms = klass.segments[0]?.start_ms ?? now_ms;
  if (start_ms <= now_ms) return <Chip>{words.stage.waitingTitle}</Chip>;
  const time = speech.clockZone(start_ms, zone);
  return (
    <Chip>
      {sameDay(start_ms, now_ms, zone)
        ? words.entry.startsToday(time)
        : words.entry.starts(speech.dayDate(start_ms, zone), time)}
    </Chip>
  );
}

function Timetable({ klass, zone, official }: { klass: ApiClass; zone: Zone; official: Zone }) {
  const { words, speech } = useReading();
  const first = klass.segments[0];
  if (!first) return null;
  return (
    <div>
      <h2>{words.entry.timetable}</h2>
      <p class="soft">{speech.dayDate(first.start_ms, zone)}</p>
      <ul class="timetable num">
        {klass.segments.map((segment) => {
          const mine = speech.clockRange(segment.start_ms, segment.end_ms, zone);
          const theirs = speech.clockRange(segment.start_ms, segment.end_ms, official);
          return (
            <li key={segment.start_ms} class={segment.kind}>
              <span class="grow">
                {mine}
                {zone !== official && <small> ({theirs})</small>}
              </span>
              <span>{segment.kind === 'break' ? words.entry.break : words.entry.learning}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Worth({ activity }: { activity: Activity }) {
  const { words, speech } = useReading();
  const { jp_full, needed_s, learning_s, percent_min, classes, category } = activity;
  if (jp_full === 0) return <p class="note warn">{words.entry.worthNothing}</p>;
  const inMinutes = needed_s % 60 === 0 && learning_s % 60 === 0;
  const share = speech.percent(percent_min);
  return (
    <section class="card stack">
      <div>
        <h2>
          {words.entry.worth} · <span class="soft">{sayCategory(category, words)}</span>
        </h2>
        <p class="huge good num">{words.jpLong(speech.whole(jp_full))}</p>
        <p class="num">
          {needed_s === 0
            ? words.entry.proportional
            : inMinutes
              ? words.entry.needed(
                  speech.whole(needed_s / 60),
                  speech.whole(learning_s / 60),
                  share,
                )
              : words.entry.neededSeconds(
                  speech.length(needed_s),
                  speech.length(learning_s),
                  share,
                )}
        </p>
      </div>
      <small>
        {classes.length > 1 && `${words.entry.severalClasses} `}
        {words.entry.counted}
      </small>
    </section>
  );
}

function SoFar({ entry }: { entry: Entry }) {
  const { words, speech } = useReading();
  if (!entry.account) return null;
  const { attended_s, learning_s } = entry.account;
  const [part, of, unit] = speech.share(attended_s, learning_s);
  return (
    <p class="num">
      {words.entry.soFar}: <b>{words.attendance.share(part, of, unit)}</b>
    </p>
  );
}

function Over({ entry }: { entry: Entry }) {
  const { words } = useReading();
  return (
    <main class="stack">
      <Greeting entry={entry} />
      <section class="card stack">
        <div>
          <h1>{words.entry.over}</h1>
          <small>{entry.activity.title}</small>
        </div>
        <p>{words.entry.overText}</p>
      </section>
      {entry.role === 'learner' && <OwnRecordLink />}
      {entry.account && <Result result={resultOfEntry(entry.account, entry.class !== null)} />}
    </main>
  );
}
