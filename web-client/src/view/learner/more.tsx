/** What is needed seldom: a private line, reactions, sound, language, the way out. */
import { REACTIONS } from '../../protocol/gen.ts';
import { Icon, ReactionIcon } from '../icons.tsx';
import { LanguageSwitch, useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Choice, Window } from '../parts.tsx';
import { useStore } from '../store.ts';

interface MoreProps {
  onPrivate: () => void;
  onLeave: () => void;
  onClose: () => void;
}

export function More({ onPrivate, onLeave, onClose }: MoreProps) {
  const { words } = useReading();
  return (
    <Window title={words.more.title} kind="sheet" onClose={onClose}>
      <ReactionRow onDone={onClose} />
      <button type="button" class="wide" onClick={onPrivate}>
        <Icon name="lock" />
        <span class="grow left">
          {words.more.private}
          <br />
          <small>{words.more.privateHint}</small>
        </span>
      </button>
      <SoundSwitch />
      <div class="row">
        <span class="grow">{words.language}</span>
        <LanguageSwitch />
      </div>
      <button type="button" class="wide danger" onClick={onLeave}>
        <Icon name="leave" />
        {words.more.leave}
      </button>
    </Window>
  );
}

export function ReactionRow({ onDone }: { onDone: () => void }) {
  const reading = useReading();
  const { words } = reading;
  const live = useLive();
  return (
    <div class="reactions" role="group" aria-label={words.reactions.title}>
      {REACTIONS.map((reaction) => (
        <button
          key={reaction}
          type="button"
          onClick={() => {
            void live.toasts.follow(live.send({ type: 'react', reaction }), reading);
            onDone();
          }}
        >
          <ReactionIcon reaction={reaction} />
          <span>{words.reactions[reaction]}</span>
        </button>
      ))}
    </div>
  );
}

function SoundSwitch() {
  const { words, speech } = useReading();
  const live = useLive();
  const sound = useStore(live.sound);
  if (!sound.status) return null;
  return (
    <div class="row">
      <span class="grow">
        {words.more.sound}
        <br />
        <small class="num">{words.more.used(speech.size(sound.received_bytes))}</small>
      </span>
      <Choice
        label={words.more.sound}
        options={[
          ['on', words.more.soundOn],
          ['off', words.more.soundOff],
        ]}
        value={sound.hearing ? 'on' : 'off'}
        onChoose={(value) => live.hear(value === 'on')}
      />
    </div>
  );
}
