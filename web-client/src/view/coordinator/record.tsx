/** One person's record, as its owner sees it: the year, its activities, and what each rests on. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { keptDocument, RecordApi } from '../../net/record_api.ts';
import type { PersonRecord, RecordActivity, RecordDetail } from '../../net/record_api.ts';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Window } from '../parts.tsx';
import { Activities } from '../record/activities.tsx';
import { Detail } from '../record/detail.tsx';
import { FigureWindow, type Figure } from '../record/figures.tsx';
import { useRecordWords } from '../record/words.ts';
import { YearCard, Years } from '../record/year.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';

export function RecordPage({ person }: { person: string }) {
  const [day, setDay] = useState<string | undefined>(undefined);
  const [asked, again] = useAsked(
    (api) => new RecordApi(api.ask).of(person, day),
    `${person} ${day ?? ''}`,
  );
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(record) => <Known record={record} onYear={setDay} />}
    </WhenKnown>
  );
}

interface KnownProps {
  record: PersonRecord;
  onYear: (day: string) => void;
}

function Known({ record, onYear }: KnownProps) {
  const office = useOfficeWords();
  const words = useRecordWords();
  const [open, setOpen] = useState<RecordActivity | null>(null);
  const [figure, setFigure] = useState<Figure | null>(null);
  const { person, superior, year, activities } = record;
  const show = (one: RecordActivity) => {
    setFigure(null);
    setOpen(one);
  };
  return (
    <div class="stack">
      <div>
        <small class="crumbs">
          <a href={hashOf({ page: 'activities' })}>{office.activities}</a> / {office.record}
        </small>
        <h1>{person.name}</h1>
        <small class="num">
          {person.nip} · {office.statuses[person.status]} · {person.unit}
          {superior && ` · ${words.superior}: ${superior}`}
        </small>
      </div>
      <Years record={record} onChoose={onYear} />
      <YearCard year={year} onFigure={setFigure} />
      <h2>{words.activitiesOf}</h2>
      <Activities activities={activities} empty={words.noneOf} onOpen={show} />
      {figure && (
        <FigureWindow
          figure={figure}
          activities={activities}
          onOpen={show}
          onClose={() => setFigure(null)}
        />
      )}
      {open && <Panel person={person.id} activity={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface PanelProps {
  person: string;
  activity: RecordActivity;
  onClose: () => void;
}

function Panel({ person, activity, onClose }: PanelProps) {
  const { words } = useReading();
  const office = useOfficeWords();
  const { api } = useOffice();
  const records = useMemo(() => new RecordApi(api.ask), [api]);
  const [detail, setDetail] = useState<RecordDetail | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    let wanted = true;
    records.detailOf(person, activity.activity).then(
      (known) => wanted && setDetail(known),
      (thrown) => wanted && setRefused(asRefused(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [person, activity.activity]);
  return (
    <Window title={activity.title} kind="panel" onClose={onClose}>
      {refused && (
        <p class="note warn" role="alert">
          {sayRefusal(refused, words)}
        </p>
      )}
      {!detail && !refused && (
        <div class="ghost stack" aria-busy="true">
          <i class="wide" />
          <i />
        </div>
      )}
      {detail && (
        <Detail
          detail={detail}
          documentOf={(fact) => fact.evidence && keptDocument(activity.activity, fact.evidence)}
        >
          <a href={hashOf({ page: 'attendance', activity: activity.activity })}>
            {office.seeAttendance}
          </a>
        </Detail>
      )}
    </Window>
  );
}
