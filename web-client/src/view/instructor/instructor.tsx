/** The instructor's page: who wants to speak, who cannot hear me. Three columns that keep their
 * places; on a phone one of them at a time. */
import { useRef, useState } from 'preact/hooks';
import type { RoomState } from '../../state/room.ts';
import { OfflineNote } from '../connection_chip.tsx';
import { useReading } from '../language.tsx';
import { useLeaveGuard } from '../leave_guard.tsx';
import { useLive } from '../live.ts';
import { useStore } from '../store.ts';
import { useWholeRoster } from '../whole_roster.ts';
import { Footer } from './footer.tsx';
import { Hands } from './hands.tsx';
import { ClassHeader, PhaseCard } from './phase.tsx';
import { PollColumn } from './polls.tsx';
import { Speakers } from './speakers.tsx';
import { Talk, type TalkTab } from './talk.tsx';
import { useKeys } from './keys.ts';
import { useTeachWords } from './words.ts';

type Column = 'stage' | 'hands' | 'talk';

export function InstructorPage() {
  const teach = useTeachWords();
  const live = useLive();
  const room = useStore(live.room);
  const [column, setColumn] = useState<Column>('stage');
  const [tab, setTab] = useState<TalkTab>('chat');
  const [composing, setComposing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const guard = useLeaveGuard({
    title: teach.leaveTitle,
    text: teach.leaveText,
    stay: teach.leaveStay,
    leave: teach.leaveDo,
  });
  useWholeRoster(room);
  useKeys(room, {
    poll: () => {
      setColumn('stage');
      setComposing(true);
    },
    chat: () => {
      setColumn('talk');
      setTab('chat');
      requestAnimationFrame(() => field.current?.focus());
    },
  });
  const shown = (one: Column) => (one === column ? ' shown' : '');
  return (
    <div class="teach">
      <ClassHeader room={room} onLeave={guard.ask} />
      <div class="columns">
        <section class={`stack stage-column${shown('stage')}`}>
          <OfflineNote />
          <PhaseCard room={room} />
          <PollColumn room={room} composing={composing} onCompose={setComposing} />
        </section>
        <section class={`side${shown('hands')}`}>
          <Hands room={room} />
          <Speakers room={room} />
        </section>
        <section class={`side talk${shown('talk')}`}>
          <Talk room={room} tab={tab} onTab={setTab} field={field} />
        </section>
      </div>
      <Footer room={room}>
        <NarrowTabs room={room} column={column} onColumn={setColumn} />
      </Footer>
      {guard.question}
    </div>
  );
}

interface NarrowTabsProps {
  room: RoomState;
  column: Column;
  onColumn: (column: Column) => void;
}

function NarrowTabs({ room, column, onColumn }: NarrowTabsProps) {
  const teach = useTeachWords();
  const { speech } = useReading();
  const names: readonly [Column, string][] = [
    ['stage', teach.narrow.stage],
    [
      'hands',
      room.handsTotal > 0
        ? `${teach.narrow.hands} (${speech.whole(room.handsTotal)})`
        : teach.narrow.hands,
    ],
    ['talk', teach.narrow.talk],
  ];
  return (
    <div class="narrow-tabs">
      {names.map(([name, text]) => (
        <button
          key={name}
          type="button"
          class={name === column ? 'compact primary' : 'compact'}
          aria-pressed={name === column}
          onClick={() => onColumn(name)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
