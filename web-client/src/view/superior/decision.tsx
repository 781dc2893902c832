/** One filing: the document, what it is for, and the decision. */
import { useState } from 'preact/hooks';
import { staffDocument } from '../../net/record_api.ts';
import type { FiledEvidence, RecordApi } from '../../net/record_api.ts';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayCategory, sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Window } from '../parts.tsx';
import { useRecordWords } from '../record/words.ts';
import { zoneHere } from '../zone.ts';
import { DecisionChip } from './superior_page.tsx';
import { useSuperiorWords } from './words.ts';

interface DecisionPanelProps {
  filed: FiledEvidence;
  records: RecordApi;
  onDone: (text: string) => Promise<void>;
  onClose: () => void;
}

export function DecisionPanel({ filed, records, onDone, onClose }: DecisionPanelProps) {
  const { speech } = useReading();
  const record = useRecordWords();
  return (
    <Window title={filed.person.name} kind="panel" onClose={onClose}>
      <div class="stack tight">
        <span class="row wrap">
          <b class="grow">{record.documents[filed.kind]}</b>
          <DecisionChip filed={filed} />
        </span>
        {filed.day !== null && <p class="num">{record.ofDay(speech.isoDate(filed.day))}</p>}
        {filed.note && <p>{filed.note}</p>}
        {filed.decision && filed.decision.reason !== '' && (
          <p class="note bad">{filed.decision.reason}</p>
        )}
      </div>
      <Document filed={filed} />
      <Purpose filed={filed} />
      {!filed.decision && <Decide filed={filed} records={records} onDone={onDone} />}
    </Window>
  );
}

/** A picture is shown at once; a PDF opens in the browser's own reader. */
function Document({ filed }: { filed: FiledEvidence }) {
  const superior = useSuperiorWords();
  const where = staffDocument(filed.activity, filed.fact);
  const picture = /\.(jpe?g|png)$/i.test(filed.name);
  return (
    <section class="stack tight">
      <h3>{superior.document}</h3>
      {picture && <img class="preview" src={where} alt={superior.preview(filed.name)} />}
      <a class="button" href={where} target="_blank" rel="noopener">
        {superior.openDocument}
      </a>
      <small>{filed.name}</small>
    </section>
  );
}

function Purpose({ filed }: { filed: FiledEvidence }) {
  const { words, speech } = useReading();
  const superior = useSuperiorWords();
  const record = useRecordWords();
  const zone = zoneHere(filed.zone);
  return (
    <dl class="facts">
      <dt>{superior.activity}</dt>
      <dd>
        {filed.title} · {sayCategory(filed.category, words)}
      </dd>
      {filed.classes.map(({ title, segments }, i) => {
        const first = segments[0];
        const last = segments[segments.length - 1];
        if (!first || !last) return null;
        return [
          <dt key={`${i} t`}>{title}</dt>,
          <dd key={`${i} d`} class="num">
            {speech.dayDate(first.start_ms, zone)},{' '}
            {speech.clockRange(first.start_ms, last.end_ms, zone)}
          </dd>,
        ];
      })}
      {filed.inside_s + filed.outside_s > 0 && (
        <>
          <dt>{superior.inside}</dt>
          <dd class="num">{speech.length(filed.inside_s)}</dd>
          <dt>{superior.outside}</dt>
          <dd class="num">{speech.length(filed.outside_s)}</dd>
        </>
      )}
      {filed.serves && (
        <>
          <dt>{record.serves}</dt>
          <dd>{filed.serves}</dd>
        </>
      )}
      {filed.coordinated_with && (
        <>
          <dt>{record.coordinatedWith}</dt>
          <dd>{filed.coordinated_with}</dd>
        </>
      )}
    </dl>
  );
}

type DecideProps = Omit<DecisionPanelProps, 'onClose'>;

function Decide({ filed, records, onDone }: DecideProps) {
  const { words } = useReading();
  const superior = useSuperiorWords();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const { name } = filed.person;
  const report = filed.kind === 'laporan_ke_atasan';
  const decide = async (accepted: boolean) => {
    setBusy(true);
    setRefused(null);
    try {
      await records.decide(filed, accepted, accepted ? undefined : reason);
      await onDone(
        report
          ? superior.wasRead(name)
          : accepted
            ? superior.accepted(name)
            : superior.refused(name),
      );
    } catch (thrown) {
      const why = asRefused(thrown);
      if (why.detail === 'decided') return onDone(superior.alreadyDecided);
      setRefused(why);
      setBusy(false);
    }
  };
  const say = (why: Refused) => {
    if (why.reason === 'not_yours') return superior.notYours;
    if (why.faults.length > 0) return superior.reasonMissing;
    return sayRefusal(why, words);
  };
  return (
    <section class="stack">
      {refused && (
        <p class="note bad" role="alert">
          {say(refused)}
        </p>
      )}
      {refusing && (
        <label class="field">
          <small>{superior.reason}</small>
          <textarea
            rows={3}
            maxLength={240}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <small>{superior.reasonText}</small>
        </label>
      )}
      <div class="choices">
        {report && (
          <button type="button" class="primary" disabled={busy} onClick={() => void decide(true)}>
            {superior.markRead}
          </button>
        )}
        {!report && !refusing && (
          <>
            <button type="button" class="primary" disabled={busy} onClick={() => void decide(true)}>
              {superior.accept}
            </button>
            <button type="button" class="danger" onClick={() => setRefusing(true)}>
              {superior.refuse}
            </button>
          </>
        )}
        {refusing && (
          <>
            <button type="button" onClick={() => setRefusing(false)}>
              {superior.back}
            </button>
            <button
              type="button"
              class="danger"
              disabled={busy || reason.trim() === ''}
              onClick={() => void decide(false)}
            >
              {superior.refuseSend}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
