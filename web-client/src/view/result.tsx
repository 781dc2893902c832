/** What attendance came to, and why: after a class, and behind the line in the header. */
import type { Account, AccountState, Reason } from '../protocol/gen.ts';
import type { EntryAccount } from '../net/api_types.ts';
import { worthOf, type Worth } from '../state/worth.ts';
import { sayReason } from '../text/say.ts';
import { useReading } from './language.tsx';
import { Bar } from './parts.tsx';
import { Receipt } from './receipt.tsx';

export interface ResultFacts {
  state: AccountState;
  attended_s: number;
  learning_s: number;
  needed_s: number;
  enough: boolean;
  /** False: it cannot become enough any more. */
  reachable: boolean;
  jp: number;
  reasons: readonly Reason[];
}

/** `moreToCome`: the activity has classes that are not over. */
export function resultOfEntry(account: EntryAccount, moreToCome: boolean): ResultFacts {
  return { ...account, reachable: account.enough || moreToCome };
}

export function resultOfAccount(account: Account): ResultFacts {
  const { state, needed_s, enough, reachable, jp, reasons } = account;
  const attended_s = account.activity_attended_s;
  const learning_s = account.activity_learning_s;
  return { state, attended_s, learning_s, needed_s, enough, reachable, jp, reasons };
}

/** The numbers of the whole activity, the sentence above them, the reasons below. */
export function Result({ result }: { result: ResultFacts }) {
  const { words, speech } = useReading();
  const [part, of, unit] = speech.share(result.attended_s, result.learning_s);
  return (
    <section class="card stack result">
      <Headline result={result} />
      <div class="stack tight">
        <div class="row num between">
          <span>{words.ended.attended}</span>
          <b class="keep">{words.attendance.share(part, of, unit)}</b>
        </div>
        <Bar
          part={result.attended_s}
          of={result.learning_s}
          label={words.attendance.barLabel(part, of, unit)}
          {...(result.enough ? {} : { tone: 'warn' as const })}
        />
        <div class="row num between soft">
          <span>{words.ended.needed}</span>
          <span>{speech.length(result.needed_s)}</span>
        </div>
      </div>
      {result.reasons.length > 0 && (
        <div>
          <h2>{words.ended.reasons}</h2>
          <ul class="reasons">
            {result.reasons.map((reason) => (
              <li key={reason.code}>{sayReason(reason, words, speech)}</li>
            ))}
          </ul>
        </div>
      )}
      <small>{words.ended.disagree}</small>
      {result.state !== 'live' && <Receipt />}
    </section>
  );
}

function Headline({ result }: { result: ResultFacts }) {
  const { words, speech } = useReading();
  const { attendance, ended } = words;
  if (result.state === 'live') {
    return <Said tone="plain" title={words.entry.soFar} text={attendance.liveText} />;
  }
  const jp = words.jp(speech.whole(result.jp));
  const worth = worthOf({ ...result, jp_full: result.jp });
  switch (worth.say) {
    case 'posted':
      return <Posted worth={worth} />;
    case 'awaited':
      return <Said tone="warn" {...ended.awaited[worth.what](jp)} />;
    case 'refused':
      return <Said tone="warn" {...ended.refused(jp)} />;
    case 'enough':
    case 'to_be_posted':
      return <Said tone="good" title={ended.willEarn(jp)} text={attendance.provisionalText} />;
    case 'if_you_stay':
    case 'so_far':
      return <Said tone="plain" title={ended.goesOn} text={ended.goesOnText} />;
    case 'nothing':
    case 'out_of_reach':
    case 'not_enough':
      return (
        <Said
          tone="warn"
          title={ended.notEarned}
          text={result.state === 'posted' ? attendance.postedText : attendance.provisionalText}
        />
      );
  }
}

function Posted({ worth }: { worth: Extract<Worth, { say: 'posted' }> }) {
  const { words, speech } = useReading();
  const { attendance, ended } = words;
  const jp = (n: number) => words.jp(speech.whole(n));
  return worth.jp > 0 ? (
    <Said tone="good" title={ended.earned(jp(worth.jp))} text={attendance.postedText} />
  ) : (
    <Said tone="warn" title={ended.overLimit(jp(worth.surplus))} text={attendance.postedText} />
  );
}

function Said({ tone, title, text }: { tone: string; title: string; text: string }) {
  return (
    <div>
      <p class={`huge num ${tone}`}>{title}</p>
      <p class="soft">{text}</p>
    </div>
  );
}
