/** The microphone, what it hears, and whether attendance is safe. */
import type { ComponentChildren } from 'preact';
import type { RoomState } from '../../state/room.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { OwnLevelBar, sayMicProblem } from '../own_floor.tsx';
import { Chip } from '../parts.tsx';
import { useStore } from '../store.ts';
import { zoneHere } from '../zone.ts';
import { NextMoment } from './phase.tsx';
import { useTeachWords } from './words.ts';

interface FooterProps {
  room: RoomState;
  /** The column tabs of a narrow screen. */
  children: ComponentChildren;
}

export function Footer({ room, children }: FooterProps) {
  const teach = useTeachWords();
  return (
    <footer class="stack tight">
      <Unsafe room={room} />
      <MicProblem />
      <div class="row">
        <MicButton />
        <OwnLevelBar />
        <span class="soft wide-only">
          <MicHealth />
        </span>
        <span class="grow wide-only" />
        <small class="num wide-only">
          <NextMoment room={room} />
        </small>
        <Chip tone={room.safe ? 'good' : 'bad'}>{room.safe ? teach.safe : teach.unsafe}</Chip>
      </div>
      {children}
    </footer>
  );
}

function Unsafe({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  if (room.safe) return null;
  const since_ms = room.safeSince_ms > 0 ? room.safeSince_ms : room.phaseSince_ms;
  return (
    <p class="note bad" role="alert">
      {teach.unsafeText(speech.clockZone(since_ms, zoneHere(room.facts?.zone ?? '')))}
    </p>
  );
}

function MicButton() {
  const reading = useReading();
  const { words } = reading;
  const live = useLive();
  const { status } = useStore(live.sound);
  const on = status?.speaking ?? false;
  const text =
    status?.microphone === 'opening' ? words.floor.asking : words.floor[on ? 'on' : 'off'];
  return (
    <button
      type="button"
      class={on ? 'mic live' : 'mic primary'}
      aria-pressed={on}
      disabled={!status || status.microphone === 'opening'}
      onClick={() => void live.toasts.follow(live.speak(!on), reading)}
    >
      <Icon name={on ? 'mic' : 'micOff'} />
      {text}
      <kbd>M</kbd>
    </button>
  );
}

function MicProblem() {
  const { words } = useReading();
  const { problem } = useStore(useLive().sound);
  if (!problem) return null;
  return (
    <p class="note warn" role="alert">
      {sayMicProblem(problem, words)}
    </p>
  );
}

function MicHealth() {
  const teach = useTeachWords();
  const live = useLive();
  const line = useStore(live.line);
  const { status } = useStore(live.sound);
  if (!status?.speaking) return <>{teach.micHint}</>;
  if (line.connection.at !== 'open') return <>{teach.micAway}</>;
  return <>{line.health === 'good' ? teach.micGood : teach.micSlow}</>;
}
