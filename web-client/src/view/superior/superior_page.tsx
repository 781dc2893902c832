/** What one's staff filed, newest decision last; and the staff with their year. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FiledEvidence, RecordApi, SuperiorView } from '../../net/record_api.ts';
import { asRefused, isSignedOut, type Refused } from '../../net/refused.ts';
import { sayCategory, sayRefusal } from '../../text/say.ts';
import { focusHeading } from '../heading.ts';
import { LanguageSwitch, useReading } from '../language.tsx';
import { Chip, Empty, Message } from '../parts.tsx';
import { useRecordWords } from '../record/words.ts';
import { ToastList, type Toasts } from '../toasts.tsx';
import { zoneHere } from '../zone.ts';
import { DecisionPanel } from './decision.tsx';
import { Staff } from './staff.tsx';
import { useSuperiorWords } from './words.ts';

export interface SuperiorPageProps {
  name: string;
  records: RecordApi;
  toasts: Toasts;
  onSignedOut: () => void;
  onSignOut: () => void;
}

export function SuperiorPage({ name, records, toasts, onSignedOut, onSignOut }: SuperiorPageProps) {
  const { words } = useReading();
  const superior = useSuperiorWords();
  const [view, setView] = useState<SuperiorView | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const look = async () => {
    try {
      setView(await records.superior());
      setRefused(null);
    } catch (thrown) {
      const why = asRefused(thrown);
      if (isSignedOut(why)) onSignedOut();
      else setRefused(why);
    }
  };
  useEffect(() => void look(), []);
  return (
    <div class="entry desk">
      <div class="row top wrap">
        <b class="brand grow">Sinkron</b>
        <small>{name}</small>
        <LanguageSwitch />
        <button type="button" class="compact quiet" onClick={onSignOut}>
          {superior.signOut}
        </button>
      </div>
      {refused && (
        <Message title={superior.failed} text={sayRefusal(refused, words)} tone="warn">
          <button type="button" class="primary" onClick={() => void look()}>
            {words.retry}
          </button>
        </Message>
      )}
      {!view && !refused && (
        <main class="card stack ghost" aria-busy="true">
          <i class="wide" />
          <i />
          <i class="wide" />
        </main>
      )}
      {view && !refused && <Known view={view} records={records} toasts={toasts} onDone={look} />}
      <ToastList toasts={toasts} />
    </div>
  );
}

interface KnownProps {
  view: SuperiorView;
  records: RecordApi;
  toasts: Toasts;
  onDone: () => Promise<void>;
}

function Known({ view, records, toasts, onDone }: KnownProps) {
  const superior = useSuperiorWords();
  const [open, setOpen] = useState<string | null>(null);
  const main = useRef<HTMLElement>(null);
  const waiting = view.evidence.filter(({ decision }) => decision === null);
  const decided = view.evidence.filter(({ decision }) => decision !== null);
  const shown = view.evidence.find(({ fact }) => fact === open);
  return (
    <main class="stack" ref={main}>
      <section class="stack tight">
        <h1>{superior.waiting}</h1>
        {waiting.length === 0 && <Empty icon="check">{superior.waitingNone}</Empty>}
        {waiting.length > 0 && <Queue evidence={waiting} onOpen={setOpen} />}
      </section>
      <Staff staff={view.staff} />
      {decided.length > 0 && (
        <section class="stack tight">
          <h2>{superior.decided}</h2>
          <small>{superior.decidedText}</small>
          <Queue evidence={decided} onOpen={setOpen} />
        </section>
      )}
      {shown && (
        <DecisionPanel
          filed={shown}
          records={records}
          onDone={async (text) => {
            setOpen(null);
            toasts.say(text);
            await onDone();
            if (main.current) focusHeading(main.current); // what opened it has moved down
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </main>
  );
}

interface QueueProps {
  evidence: readonly FiledEvidence[];
  onOpen: (fact: string) => void;
}

function Queue({ evidence, onOpen }: QueueProps) {
  const { words, speech } = useReading();
  const superior = useSuperiorWords();
  const record = useRecordWords();
  return (
    <ul class="card list">
      {evidence.map((one) => (
        <li key={one.fact} class="wrap">
          <div class="grow">
            <b>{one.person.name}</b>
            {one.day !== null && <small class="num">{record.ofDay(speech.isoDate(one.day))}</small>}
            <small>
              {record.documents[one.kind]} · {one.title} · {sayCategory(one.category, words)}
            </small>
            <small class="num">
              {superior.filed(speech.date(one.filed_ms, zoneHere(one.zone)))}
            </small>
          </div>
          <DecisionChip filed={one} />
          <button
            type="button"
            class={one.decision ? 'compact' : 'primary compact'}
            aria-label={superior.open(record.documents[one.kind], one.person.name)}
            onClick={() => onOpen(one.fact)}
          >
            {one.decision ? superior.look : superior.check}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function DecisionChip({ filed }: { filed: FiledEvidence }) {
  const record = useRecordWords();
  if (filed.kind === 'laporan_ke_atasan') {
    return (
      <Chip tone={filed.decision ? 'good' : 'plain'}>
        {filed.decision ? record.read : record.unread}
      </Chip>
    );
  }
  if (!filed.decision) return <Chip tone="warn">{record.undecided}</Chip>;
  return (
    <Chip tone={filed.decision.accepted ? 'good' : 'bad'}>
      {filed.decision.accepted ? record.accepted : record.refused}
    </Chip>
  );
}
