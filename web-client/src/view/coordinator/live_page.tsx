/** A class as it runs, watched by the coordinator: phase, people, and whether attendance is safe. */
import { useEffect, useState } from 'preact/hooks';
import type { RoomState } from '../../state/room.ts';
import { ConnectionChip, OfflineNote } from '../connection_chip.tsx';
import { useTeachWords } from '../instructor/words.ts';
import { useReading } from '../language.tsx';
import { LiveContext, useLive, useNow, type Live } from '../live.ts';
import { Chip } from '../parts.tsx';
import { RosterList } from '../roster_list.tsx';
import { sayEnd } from '../../text/say.ts';
import { useStore } from '../store.ts';
import { ToastList } from '../toasts.tsx';
import { useWholeRoster } from '../whole_roster.ts';
import { zoneHere } from '../zone.ts';
import { useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';

export function LivePage({ activity, classId }: { activity: string; classId: string }) {
  const office = useOffice();
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const watched = office.watch(classId);
    setLive(watched);
    return () => watched.close();
  }, [classId]);
  if (!live) return null;
  return (
    <LiveContext.Provider value={live}>
      <Watched activity={activity} />
      <ToastList toasts={live.toasts} />
    </LiveContext.Provider>
  );
}

function Watched({ activity }: { activity: string }) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const teach = useTeachWords();
  const live = useLive();
  const room = useStore(live.room);
  const { connection } = useStore(live.line);
  useWholeRoster(room);
  return (
    <div class="stack">
      <div class="row wrap top-aligned">
        <div class="grow">
          <small class="crumbs">
            <a href={hashOf({ page: 'activities' })}>{office.activities}</a> /{' '}
            <a href={hashOf({ page: 'attendance', activity })}>{room.facts?.activityTitle}</a>
          </small>
          <h1>{room.facts?.classTitle ?? office.live}</h1>
        </div>
        <PhaseChip room={room} />
        <Chip tone={room.safe ? 'good' : 'bad'}>
          {room.safe ? office.liveSafe : office.liveUnsafe}
        </Chip>
        <ConnectionChip />
      </div>
      <OfflineNote />
      {connection.at === 'ended' && (
        <EndNote activity={activity} text={sayEnd(connection.why, words)} />
      )}
      {!room.safe && (
        <p class="note bad" role="alert">
          {office.liveUnsafeText(
            speech.clockZone(room.safeSince_ms, zoneHere(room.facts?.zone ?? '')),
          )}
        </p>
      )}
      <Counts room={room} />
      <section class="card stack">
        {room.rosterNext === null && <p class="soft">{teach.loading}</p>}
        <RosterList room={room} words={teach} />
      </section>
    </div>
  );
}

function EndNote({ activity, text }: { activity: string; text: { title: string; text: string } }) {
  const office = useOfficeWords();
  return (
    <div class="note row wrap" role="status">
      <span class="grow">
        <b>{text.title}.</b> {text.text}
      </span>
      <a class="button compact" href={hashOf({ page: 'attendance', activity })}>
        {office.seeAttendance}
      </a>
    </div>
  );
}

function PhaseChip({ room }: { room: RoomState }) {
  const { words, speech } = useReading();
  const now_ms = useNow(useLive());
  const timed = room.phase === 'running' || room.phase === 'break';
  const time = timed ? ` ${speech.stopwatch(now_ms - room.phaseSince_ms)}` : '';
  return (
    <Chip tone={room.phase === 'running' ? 'good' : room.phase === 'break' ? 'warn' : 'plain'}>
      {words.phases[room.phase]}
      {time}
    </Chip>
  );
}

function Counts({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const absent = Math.max(0, room.enrolled - room.learners);
  return (
    <div class="cards">
      <div class="card">
        <small>{office.liveHere}</small>
        <b class="num">{speech.whole(room.learners)}</b>
        <small class="num">{office.cardOf(speech.whole(room.enrolled))}</small>
      </div>
      <div class="card">
        <small>{office.liveAbsent}</small>
        <b class={absent > 0 ? 'num warn' : 'num'}>{speech.whole(absent)}</b>
      </div>
      <div class="card">
        <small>{office.liveInstructors}</small>
        <b class={room.instructors === 0 ? 'num bad' : 'num'}>{speech.whole(room.instructors)}</b>
        {room.instructors === 0 && <small>{office.liveNoInstructor}</small>}
      </div>
    </div>
  );
}
