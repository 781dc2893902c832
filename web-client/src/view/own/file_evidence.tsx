/** Filing a document that is asked for: chosen, sent with its progress, and handed to the superior. */
import { useState } from 'preact/hooks';
import type { DocumentKind, RecordActivity, RecordApi, ReportDay } from '../../net/record_api.ts';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { useRecordWords } from '../record/words.ts';
import { useOwnWords } from './words.ts';

interface FileEvidenceProps {
  activity: RecordActivity;
  records: RecordApi;
  onDone: (text: string) => void;
  onCancel: () => void;
}

const BYTES_MAX = 5 * 1024 * 1024;
const TYPES: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

type Fault = keyof ReturnType<typeof useOwnWords>['fileFaults'];
type Sending = { at: 'not' } | { at: 'sending'; share: number } | { at: 'keeping' };

function faultOfFile(file: File): Fault | null {
  if (!TYPES.includes(file.type)) return 'type';
  if (file.size === 0) return 'empty';
  return file.size > BYTES_MAX ? 'size' : null;
}

const DETAILS: Readonly<Record<string, Fault>> = {
  document_type: 'type',
  document_empty: 'empty',
  documents_unfiled: 'too_many',
  not_asked: 'not_asked',
  undecided: 'undecided',
};

/** Days whose report is still to be filed, or was refused. */
function openDays({ days }: RecordActivity): ReportDay[] {
  return (days ?? []).filter(
    ({ earns, report, undecided }) => earns && report !== 'terverifikasi' && !undecided,
  );
}

export function FileEvidence({ activity, records, onDone, onCancel }: FileEvidenceProps) {
  const { words, speech } = useReading();
  const own = useOwnWords();
  const record = useRecordWords();
  const [kind, setKind] = useState<DocumentKind>(activity.asks[0] ?? 'laporan_ke_atasan');
  const days = activity.days && kind === 'laporan_belajar' ? openDays(activity) : null;
  const [chosen, setDay] = useState(openDays(activity)[0]?.day ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [serves, setServes] = useState('');
  const [coordinated, setCoordinated] = useState('');
  const [note, setNote] = useState('');
  const [sending, setSending] = useState<Sending>({ at: 'not' });
  const [refused, setRefused] = useState<Refused | null>(null);
  const capacity = activity.ledger === 'kapasitas';
  const fault = file ? faultOfFile(file) : null;

  const send = async () => {
    if (!file || fault) return;
    setRefused(null);
    setSending({ at: 'sending', share: 0 });
    try {
      const kept = await records.keep(file, (share) => setSending({ at: 'sending', share }));
      setSending({ at: 'keeping' });
      await records.file(activity.activity, {
        kind,
        evidence: kept.hash,
        name: file.name.slice(0, 100),
        ...(capacity ? { serves, coordinated_with: coordinated } : {}),
        ...(note.trim() === '' ? {} : { note }),
        ...(days ? { day: chosen } : {}),
      });
      onDone(kind === 'laporan_ke_atasan' ? own.reportSent : own.fileSent);
    } catch (thrown) {
      setRefused(asRefused(thrown));
      setSending({ at: 'not' });
    }
  };
  const say = (why: Refused) => {
    if (why.reason === 'oversize') return own.fileFaults.size;
    const known = DETAILS[why.detail];
    return known ? own.fileFaults[known] : sayRefusal(why, words);
  };
  const faultOf = (column: string) =>
    refused?.faults.find((one) => one.column === column)?.code as Fault | undefined;
  return (
    <form
      class="card stack"
      aria-label={own.fileTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{own.fileTitle}</h3>
      {activity.asks.length > 1 ? (
        <label class="field">
          <small>{own.fileKind}</small>
          <select
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as DocumentKind)}
          >
            {activity.asks.map((one) => (
              <option key={one} value={one}>
                {record.documents[one]}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>
          {own.fileKind}: <b>{record.documents[kind]}</b>
        </p>
      )}
      {days && (
        <label class="field">
          <small>{own.fileDay}</small>
          <select value={chosen} onChange={(event) => setDay(event.currentTarget.value)}>
            {days.map(({ day }) => (
              <option key={day} value={day}>
                {speech.isoDate(day)}
              </option>
            ))}
          </select>
          <small>{own.fileDayText}</small>
        </label>
      )}
      {faultOf('day') && <FaultLine text={own.fileFaults[faultOf('day') ?? 'missing']} />}
      <label class="field">
        <small>{own.fileFile}</small>
        <input
          type="file"
          required
          accept={TYPES.join(',')}
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
        {file && !fault && (
          <small class="num">
            {file.name} · {speech.size(file.size)}
          </small>
        )}
        {fault && <FaultLine text={own.fileFaults[fault]} />}
      </label>
      {capacity && (
        <>
          <Field
            label={own.fileServes}
            value={serves}
            fault={faultOf('serves')}
            max={240}
            onInput={setServes}
          />
          <Field
            label={own.fileCoordinated}
            value={coordinated}
            fault={faultOf('coordinated_with')}
            max={120}
            onInput={setCoordinated}
          />
        </>
      )}
      <label class="field">
        <small>{own.fileNote}</small>
        <textarea
          rows={2}
          maxLength={240}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {refused && refused.faults.length === 0 && <FaultLine text={say(refused)} />}
      {sending.at === 'sending' && (
        <progress max={1} value={sending.share} aria-label={own.fileSending('')} />
      )}
      <div class="choices">
        <button
          type="submit"
          class="primary"
          disabled={sending.at !== 'not' || !file || fault !== null}
        >
          {sending.at === 'not' && own.fileSend}
          {sending.at === 'sending' &&
            own.fileSending(speech.percent(Math.floor(sending.share * 100)))}
          {sending.at === 'keeping' && own.fileKeeping}
        </button>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string;
  fault: Fault | undefined;
  max: number;
  onInput: (value: string) => void;
}

function Field({ label, value, fault, max, onInput }: FieldProps) {
  const own = useOwnWords();
  return (
    <label class="field">
      <small>{label}</small>
      <input
        required
        maxLength={max}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {fault && <FaultLine text={own.fileFaults[fault]} />}
    </label>
  );
}

function FaultLine({ text }: { text: string }) {
  return (
    <p class="note bad" role="alert">
      {text}
    </p>
  );
}
