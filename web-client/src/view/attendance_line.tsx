/** "32 dari 45 menit, bernilai 1 JP bila tetap hadir": the learner's line while the class runs. It
 * opens the explanation. */
import { useState } from 'preact/hooks';
import type { Account } from '../protocol/gen.ts';
import { worthOf } from '../state/worth.ts';
import { sayReason } from '../text/say.ts';
import { useReading, type Reading } from './language.tsx';
import { Bar, Window } from './parts.tsx';

export function AttendanceLine({ account }: { account: Account | null }) {
  const { words, speech } = useReading();
  const [open, setOpen] = useState(false);
  if (!account) {
    return (
      <div class="attendance">
        <small>{words.attendance.waiting}</small>
        <Bar part={0} of={1} label={words.attendance.waiting} />
      </div>
    );
  }
  const [part, of, unit] = speech.share(account.attended_s, account.learning_s);
  const worth = sayWorth(account, { words, speech });
  return (
    <>
      <button type="button" class="attendance" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span class="row num between wrap shares">
          <span class="share">
            <small>{words.attendance.label}</small> <b>{words.attendance.share(part, of, unit)}</b>
          </span>
          <small class={`worth ${worth.tone}`}>{worth.text}</small>
        </span>
        <Bar
          part={account.attended_s}
          of={account.learning_s}
          label={words.attendance.barLabel(part, of, unit)}
          {...(worth.tone === 'warn' ? { tone: 'warn' as const } : {})}
        />
      </button>
      {open && <Explanation account={account} onClose={() => setOpen(false)} />}
    </>
  );
}

function sayWorth(
  account: Account,
  { words, speech }: Pick<Reading, 'words' | 'speech'>,
): { text: string; tone: 'good' | 'warn' | 'plain' } {
  const worth = worthOf(account);
  const jp = 'jp' in worth ? words.jp(speech.whole(worth.jp)) : '';
  const said = words.attendance;
  switch (worth.say) {
    case 'enough':
      return { text: said.enough(jp), tone: 'good' };
    case 'if_you_stay':
      return { text: said.ifYouStay(jp), tone: 'good' };
    case 'out_of_reach':
      return { text: said.outOfReach, tone: 'warn' };
    case 'nothing':
      return { text: said.nothing, tone: 'plain' };
    case 'to_be_posted':
      return { text: said.toBePosted(jp), tone: 'good' };
    case 'so_far':
      return { text: said.soFar, tone: 'plain' };
    case 'posted':
      return worth.jp > 0
        ? { text: said.posted(jp), tone: 'good' }
        : { text: said.overLimit(words.jp(speech.whole(worth.surplus))), tone: 'warn' };
    case 'awaited':
      return { text: said.awaited[worth.what], tone: 'warn' };
    case 'refused':
      return { text: said.refused, tone: 'warn' };
    case 'not_enough':
      return { text: said.notEnough, tone: 'warn' };
  }
}

function Explanation({ account, onClose }: { account: Account; onClose: () => void }) {
  const { words, speech } = useReading();
  const [part, of, unit] = speech.share(account.activity_attended_s, account.activity_learning_s);
  const texts = {
    live: words.attendance.liveText,
    provisional: words.attendance.provisionalText,
    posted: words.attendance.postedText,
  };
  return (
    <Window title={words.attendance.title} kind="sheet" onClose={onClose}>
      <p class="large num sentence">
        <b>{sayWorth(account, { words, speech }).text}</b>
      </p>
      <ul class="reasons num">
        <li>{words.attendance.ofActivity(part, of, unit)}</li>
        <li>{words.attendance.needed(speech.length(account.needed_s))}</li>
        {account.reasons.map((reason) => (
          <li key={reason.code}>{sayReason(reason, words, speech)}</li>
        ))}
      </ul>
      <small>{texts[account.state]}</small>
      <small>{words.entry.counted}</small>
    </Window>
  );
}
