/** Where the class stands, who leads, and the buttons that move it. */
import { useState } from 'preact/hooks';
import type { ClassPhase } from '../../protocol/gen.ts';
import type { RoomState } from '../../state/room.ts';
import { placeAt } from '../../state/timetable.ts';
import { ConnectionChip } from '../connection_chip.tsx';
import { LanguageSwitch, useReading } from '../language.tsx';
import { useLive, useNow } from '../live.ts';
import { Bursts } from '../learner/stage.tsx';
import { Chip, Question } from '../parts.tsx';
import { zoneHere } from '../zone.ts';
import { CheckRow } from './check.tsx';
import { useTeachWords } from './words.ts';

export function ClassHeader({ room, onLeave }: { room: RoomState; onLeave: () => void }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const segments = room.facts?.segments ?? [];
  const first = segments[0];
  const last = segments[segments.length - 1];
  const zone = zoneHere(room.facts?.zone ?? '');
  const absent = Math.max(0, room.enrolled - room.learners);
  return (
    <header class="row wrap">
      <div class="grow">
        <h1>{room.facts?.activityTitle}</h1>
        <small class="num">
          {room.facts?.classTitle}
          {first && last && ` · ${speech.clockRange(first.start_ms, last.end_ms, zone)}`}
        </small>
      </div>
      <PhaseChip room={room} />
      <Chip>{teach.present(speech.whole(room.learners), speech.whole(absent))}</Chip>
      <ConnectionChip />
      <Moves room={room} />
      <LanguageSwitch />
      <button type="button" class="compact quiet" onClick={onLeave}>
        {teach.leave}
      </button>
    </header>
  );
}

function PhaseChip({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const now_ms = useNow(useLive());
  const time = speech.stopwatch(now_ms - room.phaseSince_ms);
  if (room.phase === 'running') return <Chip tone="good">{teach.runningFor(time)}</Chip>;
  if (room.phase === 'break') return <Chip tone="warn">{teach.breakFor(time)}</Chip>;
  return <Chip>{teach.waitingFor}</Chip>;
}

function useMove() {
  const live = useLive();
  const reading = useReading();
  return (to: ClassPhase) =>
    void live.toasts.follow(live.send({ type: 'class_move', to }), reading);
}

/** Break and end in the header; starting and resuming stand large on the card below. */
function Moves({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const move = useMove();
  const live = useLive();
  const [ending, setEnding] = useState(false);
  if (room.phase !== 'running' && room.phase !== 'break') return null;
  const place = placeAt(room.facts?.segments ?? [], live.now_ms());
  const early = place && live.now_ms() < place.end_ms;
  const zone = zoneHere(room.facts?.zone ?? '');
  return (
    <>
      {room.phase === 'running' && (
        <button type="button" class="compact" onClick={() => move('break')}>
          {teach.pause}
        </button>
      )}
      <button type="button" class="compact danger" onClick={() => setEnding(true)}>
        {teach.end}
      </button>
      {ending && (
        <Question
          title={teach.endTitle}
          text={teach.endText(speech.whole(room.learners))}
          stay={teach.endStay}
          go={teach.endDo}
          onStay={() => setEnding(false)}
          onGo={() => {
            setEnding(false);
            move('ended');
          }}
        >
          {early && <p class="note warn">{teach.endEarly(speech.clockZone(place.end_ms, zone))}</p>}
        </Question>
      )}
    </>
  );
}

export function PhaseCard({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const move = useMove();
  const now_ms = useNow(useLive());
  const place = placeAt(room.facts?.segments ?? [], now_ms);
  const zone = zoneHere(room.facts?.zone ?? '');
  const goesOn_ms = place?.goesOn_ms ?? null;
  return (
    <section class="card stack phase-card">
      {room.phase === 'waiting' && (
        <>
          <p class="huge">{teach.waitingTitle}</p>
          <p class="soft">{teach.waitingText}</p>
          <button type="button" class="primary large" onClick={() => move('running')}>
            {teach.start}
          </button>
        </>
      )}
      {room.phase === 'break' && (
        <>
          <p class="huge">{teach.breakTitle}</p>
          {goesOn_ms !== null && (
            <p class="soft">{teach.breakText(speech.clockZone(goesOn_ms, zone))}</p>
          )}
          <button type="button" class="primary large" onClick={() => move('running')}>
            {teach.resume}
          </button>
        </>
      )}
      {room.phase === 'running' && (
        <>
          <p class="huge">{teach.runningTitle}</p>
          <p class="soft num">
            <NextMoment room={room} />
          </p>
        </>
      )}
      <Lead room={room} />
      {room.phase === 'running' && <CheckRow room={room} />}
      <Bursts room={room} />
    </section>
  );
}

/** What comes next by the timetable, and how soon. */
export function NextMoment({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const now_ms = useNow(useLive());
  const place = placeAt(room.facts?.segments ?? [], now_ms);
  if (!place) return null;
  const rest = (to_ms: number) => speech.roughly(Math.abs(to_ms - now_ms) / 1000);
  if (now_ms >= place.end_ms) return <>{teach.overtime(rest(place.end_ms))}</>;
  if (place.nextBreak) return <>{teach.nextBreak(rest(place.nextBreak.start_ms))}</>;
  return <>{teach.nextEnd(rest(place.end_ms))}</>;
}

function Lead({ room }: { room: RoomState }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const mine = room.lead !== null && room.lead === room.me?.member;
  const name = leadName(room);
  return (
    <div class="row wrap">
      <span>
        {mine ? (
          <Chip tone="good">{teach.leadMine}</Chip>
        ) : (
          <b>{room.lead === null ? teach.leadNobody : teach.leadOther(name)}</b>
        )}{' '}
        <small>{teach.leadHint}</small>
      </span>
      {!mine && room.lead !== null && (
        <button
          type="button"
          class="compact"
          onClick={() => void live.toasts.follow(live.send({ type: 'lead_take' }), reading)}
        >
          {teach.leadTake}
        </button>
      )}
    </div>
  );
}

function leadName(room: RoomState): string {
  const speaker = room.speakers.find((one) => one.member === room.lead);
  if (speaker) return speaker.name;
  for (const entry of room.roster.values()) if (entry.member === room.lead) return entry.name;
  return room.leadName;
}
