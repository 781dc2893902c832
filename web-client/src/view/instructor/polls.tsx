/** Polls: making one, keeping it ready, watching the answers, publishing the result. */
import type { Poll } from '../../state/poll.ts';
import type { RoomState } from '../../state/room.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Chip, Empty } from '../parts.tsx';
import { ClosedPoll, PollBars } from '../poll_card.tsx';
import { PollForm } from './poll_form.tsx';
import { useTeachWords } from './words.ts';

interface PollColumnProps {
  room: RoomState;
  composing: boolean;
  onCompose: (composing: boolean) => void;
}

export function PollColumn({ room, composing, onCompose }: PollColumnProps) {
  const teach = useTeachWords();
  const are = (state: Poll['state']) => room.polls.filter((poll) => poll.state === state);
  // What was prepared comes in the order of the lesson; of the rest, the newest first.
  const shown = [...are('open').reverse(), ...are('prepared'), ...are('closed').reverse()];
  return (
    <section class="stack">
      <div class="row">
        <h2 class="grow">{teach.polls}</h2>
        {!composing && (
          <button type="button" class="compact" onClick={() => onCompose(true)}>
            <Icon name="plus" />
            {teach.pollMake}
            <kbd>P</kbd>
          </button>
        )}
      </div>
      {composing && <PollForm onDone={() => onCompose(false)} />}
      {shown.length === 0 && !composing && <Empty icon="poll">{teach.pollNone}</Empty>}
      {shown.map((poll) => (
        <OnePoll key={poll.poll} poll={poll} />
      ))}
    </section>
  );
}

function OnePoll({ poll }: { poll: Poll }) {
  switch (poll.state) {
    case 'prepared':
      return <Prepared poll={poll} />;
    case 'open':
      return <OpenPoll poll={poll} />;
    case 'closed':
      return <ClosedPoll poll={poll} />;
  }
}

function Kind({ poll }: { poll: Poll }) {
  const teach = useTeachWords();
  return (
    <small>
      {poll.multiple ? teach.pollMultiple : teach.pollSingle} ·{' '}
      {poll.anonymous ? teach.pollAnonymous : teach.pollNamed}
    </small>
  );
}

function Prepared({ poll }: { poll: Poll }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const { question, options, multiple, anonymous } = poll;
  const drop = () => {
    const back = {
      type: 'poll_make',
      question,
      options,
      multiple,
      anonymous,
      open_now: false,
    } as const;
    void live.toasts.follow(live.send({ type: 'poll_drop', poll: poll.poll }), reading, {
      text: teach.pollDropped,
      undo: () => void live.toasts.follow(live.send(back), reading),
    });
  };
  return (
    <section class="card stack tight">
      <div class="row top-aligned">
        <div class="grow">
          <Chip>{teach.pollPrepared}</Chip>
          <h3>{question}</h3>
          <p class="soft">{options.join(' · ')}</p>
          <Kind poll={poll} />
        </div>
        <button type="button" class="compact quiet" onClick={drop}>
          {teach.pollDrop}
        </button>
        <button
          type="button"
          class="compact primary"
          onClick={() =>
            void live.toasts.follow(live.send({ type: 'poll_open', poll: poll.poll }), reading)
          }
        >
          {teach.pollOpen}
        </button>
      </div>
    </section>
  );
}

function OpenPoll({ poll }: { poll: Poll }) {
  const reading = useReading();
  const { speech } = reading;
  const teach = useTeachWords();
  const live = useLive();
  return (
    <section class="card stack">
      <div class="row top-aligned wrap">
        <div class="grow">
          <h3>{poll.question}</h3>
          <small class="num">
            {teach.pollAnswered(speech.whole(poll.voters), speech.whole(poll.of))} ·{' '}
          </small>
          <Kind poll={poll} />
        </div>
        <button
          type="button"
          class="compact primary"
          onClick={() =>
            void live.toasts.follow(live.send({ type: 'poll_close', poll: poll.poll }), reading)
          }
        >
          {teach.pollClose}
        </button>
      </div>
      <PollBars poll={poll} />
    </section>
  );
}
