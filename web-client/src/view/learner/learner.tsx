/** The learner's page: am I here, do I hear, is it counted. Made for one thumb. */
import { useRef, useState } from 'preact/hooks';
import { MAY } from '../../protocol/gen.ts';
import { openPollOf } from '../../state/poll.ts';
import type { RoomState } from '../../state/room.ts';
import { placeAt } from '../../state/timetable.ts';
import { AttendanceLine } from '../attendance_line.tsx';
import { ConnectionChip, OfflineNote } from '../connection_chip.tsx';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLeaveGuard } from '../leave_guard.tsx';
import { useLive, useNow } from '../live.ts';
import { OwnFloor } from '../own_floor.tsx';
import { Empty, Window } from '../parts.tsx';
import { PollCard } from '../poll_card.tsx';
import { useStore } from '../store.ts';
import { zoneHere } from '../zone.ts';
import { CheckSheet } from './check.tsx';
import { LearnerChat, type ChatTarget } from './chat.tsx';
import { More } from './more.tsx';
import { LearnerNav } from './nav.tsx';
import { Stage } from './stage.tsx';

type Sheet = 'none' | 'poll' | 'more';

export function LearnerPage() {
  const { words } = useReading();
  const live = useLive();
  const room = useStore(live.room);
  const [sheet, setSheet] = useState<Sheet>('none');
  const [target, setTarget] = useState<ChatTarget>('everyone');
  const [talking, setTalking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const guard = useLeaveGuard(words.leave);
  const waits = openPollOf(room.polls);
  const unanswered = waits !== null && waits.mine.length === 0;
  const mayAsk = room.me !== null && MAY[room.me.role].includes('ask_floor');

  const write = (to: ChatTarget) => {
    setSheet('none');
    setTarget(to);
    setTalking(true);
    field.current?.focus();
  };
  return (
    <div class={`learner${talking ? ' talking' : ''}`}>
      <Header room={room} />
      <div class="stage-column">
        <OfflineNote />
        <Stage />
      </div>
      <LearnerChat room={room} target={target} onTarget={setTarget} field={field} />
      <div class="low">
        {unanswered && sheet !== 'poll' && (
          <button type="button" class="poll-call" onClick={() => setSheet('poll')}>
            <Icon name="poll" />
            <span class="grow left">{words.poll.open}</span>
            <b>{words.poll.answer}</b>
          </button>
        )}
        {mayAsk && room.maySpeak && <OwnFloor />}
        <LearnerNav
          room={room}
          mayAsk={mayAsk}
          unanswered={unanswered}
          talking={talking}
          onTalk={() => setTalking(!talking)}
          onPoll={() => setSheet('poll')}
          onMore={() => setSheet('more')}
        />
      </div>
      {sheet === 'poll' && <PollSheet room={room} onClose={() => setSheet('none')} />}
      {sheet === 'more' && (
        <More
          onPrivate={() => write('instructors')}
          onLeave={() => {
            setSheet('none');
            guard.ask();
          }}
          onClose={() => setSheet('none')}
        />
      )}
      {guard.question}
      {room.check && <CheckSheet check={room.check} />}
    </div>
  );
}

function Header({ room }: { room: RoomState }) {
  return (
    <header class="stack tight">
      <div>
        <div class="row">
          <h1 class="cut grow">{room.facts?.activityTitle}</h1>
          <ConnectionChip />
        </div>
        <small class="num cut">
          <WhereWeAre room={room} /> · {room.facts?.classTitle}
        </small>
      </div>
      {room.me?.role === 'learner' && <AttendanceLine account={room.account} />}
    </header>
  );
}

function WhereWeAre({ room }: { room: RoomState }) {
  const { words, speech } = useReading();
  const now_ms = useNow(useLive());
  if (room.phase !== 'running') return <>{words.phases[room.phase]}</>;
  const zone = zoneHere(room.facts?.zone ?? '');
  const place = placeAt(room.facts?.segments ?? [], now_ms);
  if (!place || now_ms >= place.end_ms) return <>{words.stage.runningBy}</>;
  const next = place.nextBreak
    ? words.stage.breakAt(speech.clockZone(place.nextBreak.start_ms, zone))
    : words.stage.endAt(speech.clockZone(place.end_ms, zone));
  return (
    <>
      {words.stage.runningBy}, {next}
    </>
  );
}

function PollSheet({ room, onClose }: { room: RoomState; onClose: () => void }) {
  const { words } = useReading();
  const polls = room.polls.filter((poll) => poll.state !== 'prepared').reverse();
  return (
    <Window title={words.poll.title} kind="sheet" onClose={onClose}>
      {polls.length === 0 && <Empty icon="poll">{words.poll.none}</Empty>}
      {polls.map((poll) => (
        <PollCard key={poll.poll} poll={poll} />
      ))}
    </Window>
  );
}
