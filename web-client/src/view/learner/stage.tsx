/** Who speaks, or why nobody does. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RoomState } from '../../state/room.ts';
import { stageOf } from '../../state/stage.ts';
import { placeAt } from '../../state/timetable.ts';
import { Icon, ReactionIcon, type IconName } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive, useNow } from '../live.ts';
import { Chip, Face } from '../parts.tsx';
import { useStore } from '../store.ts';
import { zoneHere } from '../zone.ts';

export function Stage() {
  const live = useLive();
  const room = useStore(live.room);
  return (
    <section class="stage">
      <StageBody room={room} />
      <SoundButton />
      <Bursts room={room} />
    </section>
  );
}

function StageBody({ room }: { room: RoomState }) {
  if (room.phase === 'waiting') return <Waiting room={room} />;
  if (room.phase === 'break') return <Break room={room} />;
  return <Speaking room={room} />;
}

function Waiting({ room }: { room: RoomState }) {
  const { words, speech } = useReading();
  const now_ms = useNow(useLive());
  const place = placeAt(room.facts?.segments ?? [], now_ms);
  const zone = zoneHere(room.facts?.zone ?? '');
  const early = place && now_ms < place.start_ms;
  return (
    <Notice
      icon="clock"
      title={words.stage.waitingTitle}
      text={
        early
          ? words.stage.waitingText(speech.clockZone(place.start_ms, zone))
          : words.stage.waitingTextLate
      }
    />
  );
}

function Break({ room }: { room: RoomState }) {
  const { words, speech } = useReading();
  const place = placeAt(room.facts?.segments ?? [], useNow(useLive()));
  const zone = zoneHere(room.facts?.zone ?? '');
  const goesOn_ms = place?.goesOn_ms ?? null;
  return (
    <Notice
      icon="clock"
      title={words.stage.breakTitle}
      text={
        goesOn_ms === null
          ? words.stage.breakTextOpen
          : words.stage.breakText(speech.clockZone(goesOn_ms, zone))
      }
    />
  );
}

function Speaking({ room }: { room: RoomState }) {
  const { words, speech } = useReading();
  const levels = useLevels(room);
  const last = useRef<number | null>(null);
  const stage = stageOf(room.speakers, levels, last.current, room.lead);
  last.current = stage.main?.member ?? null;
  if (room.instructors === 0) {
    return <Notice icon="warn" title={words.stage.goneTitle} text={words.stage.goneText} />;
  }
  if (!stage.main) return <Notice icon="wave" title={words.stage.quiet} text="" />;
  const { main, level, others } = stage;
  const does =
    level > 0 ? words.stage.speaking : main.mic ? words.stage.micOpen : words.stage.mayspeak;
  return (
    <>
      <Face name={main.name} size="big" level={level} />
      <div class="who">
        <b>{main.name}</b>
        <br />
        <small>
          {words.roles[main.role]} · {does}
          {others.length > 0 && ` · ${words.stage.andMore(speech.whole(others.length))}`}
        </small>
      </div>
    </>
  );
}

/** Who is heard, and how loud I am myself. */
function useLevels(room: RoomState): ReadonlyMap<number, number> {
  const live = useLive();
  const levels = useStore(live.levels);
  const own = useStore(live.ownLevel);
  const { status } = useStore(live.sound);
  if (!status?.speaking || !room.me) return levels;
  return new Map(levels).set(room.me.member, own.level);
}

function Notice({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <>
      <div class="face big calm" aria-hidden="true">
        <Icon name={icon} />
      </div>
      <div class="who">
        <b>{title}</b>
        {text !== '' && (
          <>
            <br />
            <small>{text}</small>
          </>
        )}
      </div>
    </>
  );
}

/** Whether the class is heard, and what it costs; a held-back loudspeaker asks for a click. */
function SoundButton() {
  const { words, speech } = useReading();
  const live = useLive();
  const sound = useStore(live.sound);
  if (!sound.status) return null;
  if (sound.status.output !== 'running') {
    return (
      <button type="button" class="primary unlock" onClick={() => live.unlock()}>
        <Icon name="sound" />
        {words.more.unlock}
      </button>
    );
  }
  const state = sound.hearing ? words.more.soundOn : words.more.soundOff;
  return (
    <div class="sound">
      <button
        type="button"
        class="compact"
        aria-label={`${words.more.sound}: ${state}`}
        aria-pressed={sound.hearing}
        onClick={() => live.hear(!sound.hearing)}
      >
        <Icon name={sound.hearing ? 'sound' : 'soundOff'} />
        <span class="label">
          {words.more.sound}: {state}
        </span>
      </button>
      {sound.received_bytes > 0 && (
        <small class="num">{words.more.used(speech.size(sound.received_bytes))}</small>
      )}
    </div>
  );
}

const BURST_MS = 4000;

/** Reactions of the last seconds. */
export function Bursts({ room }: { room: RoomState }) {
  const { words, speech } = useReading();
  const [shown, setShown] = useState(room.burst);
  useEffect(() => {
    setShown(room.burst);
    const timer = setTimeout(() => setShown(null), BURST_MS);
    return () => clearTimeout(timer);
  }, [room.burst]);
  if (!shown) return null;
  return (
    <div class="bursts row tight">
      {shown.counts.map(({ reaction, count }) => (
        <Chip key={reaction}>
          <ReactionIcon reaction={reaction} />
          <span class="hidden">
            {words.reactions.counted(words.reactions[reaction], speech.whole(count))}
          </span>
          <span aria-hidden="true">{speech.whole(count)}</span>
        </Chip>
      ))}
    </div>
  );
}
