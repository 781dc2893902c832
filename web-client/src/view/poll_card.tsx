/** One poll: to answer while it is open, as bars when it is closed. */
import { useEffect, useState } from 'preact/hooks';
import { percentages, toggleChoice, type Poll } from '../state/poll.ts';
import { useLive } from './live.ts';
import { useReading } from './language.tsx';
import { Bar, Chip } from './parts.tsx';

/** The learner's side. */
export function PollCard({ poll }: { poll: Poll }) {
  return poll.state === 'closed' ? <ClosedPoll poll={poll} /> : <OpenPoll poll={poll} />;
}

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((choice, i) => choice === b[i]);

function OpenPoll({ poll }: { poll: Poll }) {
  const reading = useReading();
  const { words } = reading;
  const live = useLive();
  const [choices, setChoices] = useState(poll.mine);
  const [sending, setSending] = useState(false);
  useEffect(() => setChoices(poll.mine), [poll.mine]);
  const voted = poll.mine.length > 0;
  const unchanged = same(choices, poll.mine);

  const vote = async () => {
    setSending(true);
    await live.toasts.follow(live.send({ type: 'vote', poll: poll.poll, choices }), reading);
    setSending(false);
  };
  return (
    <form
      class="card stack poll"
      onSubmit={(event) => {
        event.preventDefault();
        void vote();
      }}
    >
      <fieldset class="stack tight">
        <legend>
          <b>{poll.question}</b>
          <br />
          <small>{poll.multiple ? words.poll.multiple : words.poll.single}</small>
        </legend>
        {poll.options.map((option, i) => (
          <label key={i} class="option">
            <input
              type={poll.multiple ? 'checkbox' : 'radio'}
              name={`poll-${poll.poll}`}
              checked={choices.includes(i)}
              onChange={() => setChoices(toggleChoice(poll, choices, i))}
            />
            <span class="grow">{option}</span>
          </label>
        ))}
      </fieldset>
      <small>{poll.anonymous ? words.poll.anonymous : words.poll.named}</small>
      {voted && unchanged ? (
        <p class="note good">{words.poll.kept}</p>
      ) : (
        <button type="submit" class="primary" disabled={choices.length === 0 || sending}>
          {voted ? words.poll.change : words.poll.vote}
        </button>
      )}
    </form>
  );
}

export function ClosedPoll({ poll }: { poll: Poll }) {
  const { words, speech } = useReading();
  return (
    <section class="card stack poll">
      <div class="row">
        <h3 class="grow">{poll.question}</h3>
        <Chip>{words.poll.closed}</Chip>
      </div>
      <PollBars poll={poll} />
      <small class="num">
        {poll.voters === 0
          ? words.poll.noVoters
          : `${words.poll.voters(speech.whole(poll.voters))}. ${words.poll.ofPeople}`}
      </small>
    </section>
  );
}

/** Results as bars, in percent of the people who voted. */
export function PollBars({ poll }: { poll: Poll }) {
  const { words, speech } = useReading();
  const shares = percentages(poll);
  return (
    <div class="stack tight">
      {poll.options.map((option, i) => {
        const mine = poll.mine.includes(i);
        const share = speech.percent(shares[i] ?? 0);
        return (
          <div key={i}>
            <div class="row">
              <span class="grow">
                {option}
                {mine && <small> · {words.poll.mine}</small>}
              </span>
              <b class="num">{share}</b>
            </div>
            <Bar
              part={shares[i] ?? 0}
              of={100}
              label={`${option}: ${share}`}
              tone={mine ? 'mine' : 'brand'}
            />
          </div>
        );
      })}
    </div>
  );
}
