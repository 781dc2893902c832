/** All activities, newest first. */
import { useEffect } from 'preact/hooks';
import type { Activity, ApiClass } from '../../net/api_types.ts';
import { zoneOf } from '../../text/format.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip, Empty } from '../parts.tsx';
import { usePlanWords } from './form.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';

/** Classes begin and end while the list is looked at. */
const REFRESH_MS = 15_000;

export function ActivitiesPage() {
  const office = useOfficeWords();
  const plan = usePlanWords();
  const [asked, again] = useAsked((api) => api.activities(), 'activities');
  useEffect(() => {
    const timer = setInterval(again, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <div class="row wrap below">
        <h1 class="grow">{office.activities}</h1>
        <a class="button primary" href={hashOf({ page: 'activity_new' })}>
          {plan.newActivity}
        </a>
      </div>
      <WhenKnown asked={asked} onRetry={again}>
        {(activities) => (
          <div class="stack activities">
            {activities.length === 0 && <Empty icon="people">{office.activitiesNone}</Empty>}
            {activities.map((activity) => (
              <ActivityCard key={activity.id} activity={activity} />
            ))}
          </div>
        )}
      </WhenKnown>
    </>
  );
}

function ActivityCard({ activity }: { activity: Activity }) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const plan = usePlanWords();
  const { id, title, organiser, category, jp_full, enrolled, classes, closed_ms } = activity;
  return (
    <section class="card stack">
      <div class="row wrap top-aligned">
        <div class="grow">
          <h2>
            <a href={hashOf({ page: 'attendance', activity: id })}>{title}</a>
          </h2>
          <small>
            {sayCategory(category, words)} · {organiser}
          </small>
        </div>
        <Chip>{words.jp(speech.whole(jp_full))}</Chip>
        <Chip>{office.enrolled(speech.whole(enrolled))}</Chip>
        <Chip tone={closed_ms > 0 ? 'plain' : 'good'}>
          {closed_ms > 0 ? office.closed : office.openState}
        </Chip>
      </div>
      <ul class="list num">
        {classes.map((klass) => (
          <ClassRow key={klass.id} activity={activity} klass={klass} />
        ))}
      </ul>
      <div class="row wrap">
        <a class="button compact" href={hashOf({ page: 'attendance', activity: id })}>
          {office.seeAttendance}
        </a>
        <a class="button compact" href={hashOf({ page: 'activity', activity: id })}>
          {office.seePeople}
        </a>
        <a class="button compact" href={hashOf({ page: 'plan', activity: id })}>
          {plan.plan}
        </a>
      </div>
    </section>
  );
}

function ClassRow({ activity, klass }: { activity: Activity; klass: ApiClass }) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const { now_ms } = useOffice();
  const zone = zoneOf(activity.zone);
  const start_ms = klass.segments[0]?.start_ms ?? 0;
  const end_ms = klass.segments[klass.segments.length - 1]?.end_ms ?? start_ms;
  const live = klass.phase === 'running' || klass.phase === 'break';
  const open = klass.phase !== 'ended';
  return (
    <li class="wrap">
      <span class="grow">
        {klass.title}
        <small>
          {speech.dayDate(start_ms, zone)}, {speech.clockRange(start_ms, end_ms, zone)}
        </small>
      </span>
      {live && <Chip tone="good">{office.liveNow}</Chip>}
      {!open && <Chip>{office.ended}</Chip>}
      {open && !live && start_ms > now_ms() && <Chip>{office.coming}</Chip>}
      {open && (
        <a
          class={live ? 'button compact primary' : 'button compact'}
          href={hashOf({ page: 'live', activity: activity.id, class: klass.id })}
        >
          {office.watch}
        </a>
      )}
    </li>
  );
}
