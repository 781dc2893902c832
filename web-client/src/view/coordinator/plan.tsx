/** One activity as it is planned: units, classes, what they are worth; moved, cancelled, taken back. */
import { useState } from 'preact/hooks';
import { planApi, type ActivityPlan, type PlanClass } from '../../net/plan_api.ts';
import { BAR_WIDTH, dayBar } from '../../state/day_bar.ts';
import { zoneOf } from '../../text/format.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip, Empty } from '../parts.tsx';
import { useBulkWords } from './bulk/words.ts';
import { ClassDialog, MoveDialog, SubstituteDialog } from './class_dialogs.tsx';
import { learningSeconds } from './class_times.ts';
import { useDoing } from './doing.ts';
import { usePlanWords } from './form.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';
import { Units } from './units.tsx';

export function PlanPage({ activity }: { activity: string }) {
  const [asked, again] = useAsked((api) => planApi(api.ask).activity(activity), activity);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(known) => <PlanOf known={known} onChange={again} />}
    </WhenKnown>
  );
}

interface PlanProps {
  known: ActivityPlan;
  onChange: () => void;
}

function PlanOf({ known, onChange }: PlanProps) {
  const { words: common, speech } = useReading();
  const words = usePlanWords();
  const office = useOfficeWords();
  const { activity, plan } = known;
  const fixed = activity.closed_ms > 0 || plan.cancelled_ms > 0;
  const jp = (n: number) => common.jp(speech.whole(n));
  const matches = plan.planned_jp === activity.jp_full;
  return (
    <div class="stack">
      <div class="row wrap top-aligned">
        <div class="grow">
          <small class="crumbs">
            <a href={hashOf({ page: 'activities' })}>{office.activities}</a>
          </small>
          <h1>{activity.title}</h1>
          <small>
            {sayCategory(activity.category, common)} · {activity.organiser} · {activity.policy}
          </small>
        </div>
        <a class="button compact" href={hashOf({ page: 'activity', activity: activity.id })}>
          {office.seePeople}
        </a>
        {!fixed && (
          <a class="button compact" href={hashOf({ page: 'activity_edit', activity: activity.id })}>
            {words.editActivity}
          </a>
        )}
        <a class="button compact quiet" href={hashOf({ page: 'changes', about: activity.id })}>
          {words.changes}
        </a>
      </div>
      {activity.closed_ms > 0 && <p class="note">{words.closedActivity}</p>}
      {plan.cancelled_ms > 0 && <p class="note bad">{words.cancelledActivity}</p>}
      {plan.planned_jp > 0 && (
        <p class={matches ? 'note good' : 'note warn'}>
          {words.plannedAndGiven(jp(plan.planned_jp), jp(activity.jp_full))}{' '}
          {matches ? words.plannedMatches : words.plannedDiffers}
        </p>
      )}
      {!fixed && <NextStep known={known} />}
      <Classes known={known} fixed={fixed} onChange={onChange} />
      <Units activity={activity.id} units={plan.units} fixed={fixed} onChange={onChange} />
      {activity.closed_ms === 0 && (
        <CancelActivity
          activity={activity.id}
          cancelled={plan.cancelled_ms > 0}
          onChange={onChange}
        />
      )}
    </div>
  );
}

/** What is still missing before people can come in: the first of it. Classes say so themselves. */
function NextStep({ known: { activity, plan, people } }: Pick<PlanProps, 'known'>) {
  const { speech } = useReading();
  const words = usePlanWords();
  const office = useOfficeWords();
  const bulk = useBulkWords();
  const taking = people.filter(({ withdrawn_ms }) => withdrawn_ms === 0);
  const of = (wanted: 'learner' | 'instructor') => taking.filter(({ role }) => role === wanted);
  const without = (list: typeof taking) => list.filter(({ link }) => !link || link.revoked_ms > 0);
  const waiting = without(of('learner'));
  const [teacher] = without(of('instructor'));
  const step = (page: 'activity' | 'links', text: string, link: string) => (
    <div class="note row wrap">
      <span class="grow">
        <b>{words.next}</b> {text}
      </span>
      <a class="button compact" href={hashOf({ page, activity: activity.id })}>
        {link}
      </a>
    </div>
  );
  if (plan.classes.length === 0) return null;
  if (of('instructor').length === 0)
    return step('activity', words.nextInstructor, office.seePeople);
  if (of('learner').length === 0) return step('activity', words.nextLearners, office.seePeople);
  if (teacher) return step('activity', words.nextTeacher(teacher.person.name), office.seePeople);
  if (waiting.length > 0)
    return step('links', words.nextLinks(speech.whole(waiting.length)), bulk.links);
  return null;
}

function CancelActivity({ activity, cancelled, onChange }: CancelProps) {
  const { api } = useOffice();
  const words = usePlanWords();
  const doing = useDoing(onChange);
  const plans = planApi(api.ask);
  const restore = () => void doing(() => plans.cancelActivity(activity, false, ''), words.restored);
  const cancel = () =>
    void doing(() => plans.cancelActivity(activity, true, ''), words.activityCancelled, restore);
  return (
    <div>
      <button
        type="button"
        class={cancelled ? '' : 'danger'}
        onClick={cancelled ? restore : cancel}
      >
        {cancelled ? words.restore : words.cancelActivity}
      </button>
    </div>
  );
}

interface CancelProps {
  activity: string;
  cancelled: boolean;
  onChange: () => void;
}

interface ClassesProps extends PlanProps {
  fixed: boolean;
}

function Classes({ known, fixed, onChange }: ClassesProps) {
  const words = usePlanWords();
  const [adding, setAdding] = useState(false);
  const { classes } = known.plan;
  return (
    <section class="card stack">
      <div class="row">
        <h2 class="grow">{words.classes}</h2>
        {!fixed && (
          <button type="button" class="primary compact" onClick={() => setAdding(true)}>
            {words.addClass}
          </button>
        )}
      </div>
      {classes.length === 0 && <Empty icon="clock">{words.classesNone}</Empty>}
      <ul class="list">
        {classes.map((klass) => (
          <ClassRow key={klass.id} known={known} klass={klass} fixed={fixed} onChange={onChange} />
        ))}
      </ul>
      {adding && (
        <ClassDialog
          known={known}
          klass={null}
          onDone={() => setAdding(false)}
          onSaved={onChange}
        />
      )}
    </section>
  );
}

interface RowProps extends ClassesProps {
  klass: PlanClass;
}

function ClassRow({ known, klass, fixed, onChange }: RowProps) {
  const { speech } = useReading();
  const words = usePlanWords();
  const [open, setOpen] = useState<'no' | 'edit' | 'move' | 'substitute'>('no');
  const { id, title, segments, cancelled_ms, begun } = klass;
  const zone = zoneOf(known.activity.zone);
  const start_ms = segments[0]?.start_ms ?? 0;
  const end_ms = segments[segments.length - 1]?.end_ms ?? start_ms;
  const unit = known.plan.units.find(({ ordinal }) => ordinal === klass.unit);
  const done = () => setOpen('no');
  const more = { known, klass, onDone: done, onSaved: onChange };
  return (
    <li class="wrap">
      <span class="grow">
        <b>{title}</b>
        <small>
          {speech.dayDate(start_ms, zone)}, {speech.clockRange(start_ms, end_ms, zone)}
          {' · '}
          {words.learning(speech.length(learningSeconds(segments)))}
          {unit && ` · ${unit.title}, ${words.modes[unit.mode]}`}
        </small>
        <Picture klass={klass} />
      </span>
      {cancelled_ms > 0 && <Chip tone="bad">{words.cancelled}</Chip>}
      {begun && <Chip>{words.begun}</Chip>}
      {!fixed && <ClassButtons klass={klass} onOpen={setOpen} onChange={onChange} />}
      {open === 'edit' && <ClassDialog key={id} {...more} />}
      {open === 'move' && <MoveDialog key={id} {...more} />}
      {open === 'substitute' && <SubstituteDialog key={id} {...more} />}
    </li>
  );
}

interface ButtonsProps {
  klass: PlanClass;
  onOpen: (what: 'edit' | 'move' | 'substitute') => void;
  onChange: () => void;
}

function ClassButtons({ klass, onOpen, onChange }: ButtonsProps) {
  const { api } = useOffice();
  const words = usePlanWords();
  const doing = useDoing(onChange);
  const plans = planApi(api.ask);
  const { id, title, begun, attended, cancelled_ms } = klass;
  const restore = () => void doing(() => plans.cancelClass(id, false, ''), words.restored);
  const cancel = () =>
    void doing(() => plans.cancelClass(id, true, ''), words.classCancelled, restore);
  const button = (text: string, onClick: () => void, kind = 'compact') => (
    <button type="button" class={kind} aria-label={`${text}: ${title}`} onClick={onClick}>
      {text}
    </button>
  );
  if (cancelled_ms > 0) return button(words.restore, restore);
  return (
    <span class="row wrap">
      {button(words.editClass, () => onOpen('edit'))}
      {!begun && button(words.moveClass, () => onOpen('move'))}
      {button(words.substitute, () => onOpen('substitute'))}
      {!attended && button(words.cancelClass, cancel, 'compact quiet danger')}
    </span>
  );
}

/** Learning and breaks, to scale. The words beside it say the same. */
function Picture({ klass }: { klass: PlanClass }) {
  const words = usePlanWords();
  const learning = klass.segments.filter(({ kind }) => kind === 'learning');
  const spans = learning.map(({ start_ms, end_ms }) => ({ start_ms, end_ms }));
  const bar = dayBar(klass.segments, spans, Infinity);
  if (!bar) return null;
  return (
    <svg
      class="day"
      viewBox={`0 0 ${BAR_WIDTH} 14`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.picture(klass.title)}
    >
      <rect class="base" width={BAR_WIDTH} height={14} />
      {bar.present.map(({ x, width }) => (
        <rect key={x} class="on" x={x} width={width} y={3} height={8} />
      ))}
      {bar.pauses.map(({ x, width }) => (
        <rect key={x} class="pause" x={x} width={width} y={3} height={8} />
      ))}
    </svg>
  );
}
