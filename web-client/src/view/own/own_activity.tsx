/** One activity of one's own record: what it rests on, filing evidence, objecting. */
import { useEffect, useState } from 'preact/hooks';
import { filedDocument } from '../../net/record_api.ts';
import type { RecordActivity, RecordApi, RecordDetail } from '../../net/record_api.ts';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useFormFocus } from '../heading.ts';
import { useReading } from '../language.tsx';
import { Window } from '../parts.tsx';
import { Detail } from '../record/detail.tsx';
import { zoneHere } from '../zone.ts';
import { FileEvidence } from './file_evidence.tsx';
import { Objection } from './objection.tsx';
import { useOwnWords } from './words.ts';

interface OwnActivityProps {
  activity: RecordActivity;
  records: RecordApi;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

export function OwnActivity({ activity, records, onChanged, onClose }: OwnActivityProps) {
  const { words } = useReading();
  const [detail, setDetail] = useState<RecordDetail | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState('');
  const id = activity.activity;
  const look = async () => {
    try {
      setDetail(await records.myDetail(id));
      setRefused(null);
    } catch (thrown) {
      setRefused(asRefused(thrown));
    }
  };
  useEffect(() => void look(), [id]);
  const done = async (text: string) => {
    setSaid(text);
    await Promise.all([look(), onChanged()]);
  };
  return (
    <Window title={activity.title} kind="panel" onClose={onClose}>
      <div role="status">{said && <p class="note good">{said}</p>}</div>
      {refused && (
        <div class="stack tight" role="alert">
          <p class="note warn">{sayRefusal(refused, words)}</p>
          <button type="button" onClick={() => void look()}>
            {words.retry}
          </button>
        </div>
      )}
      {!detail && !refused && (
        <div class="ghost stack" aria-busy="true">
          <i class="wide" />
          <i />
          <i class="wide" />
        </div>
      )}
      {detail && (
        <Detail
          detail={detail}
          documentOf={(fact) => (fact.kind === 'evidence' ? filedDocument(id, fact.fact) : null)}
        >
          <Acts detail={detail} records={records} onBegin={() => setSaid('')} onDone={done} />
        </Detail>
      )}
    </Window>
  );
}

interface ActsProps {
  detail: RecordDetail;
  records: RecordApi;
  onBegin: () => void;
  onDone: (text: string) => Promise<void>;
}

type Act = 'none' | 'file' | 'object';

function Acts({ detail, records, onBegin, onDone }: ActsProps) {
  const [act, setAct] = useState<Act>('none');
  const part = useFormFocus(act);
  const { activity } = detail;
  if (activity.role !== 'learner') return null;
  const begin = (what: Act) => {
    onBegin();
    setAct(what);
  };
  const finish = (text: string) => {
    setAct('none');
    void onDone(text);
  };
  return (
    <div class="stack tight" ref={part}>
      {act === 'file' && (
        <FileEvidence
          activity={activity}
          records={records}
          onDone={finish}
          onCancel={() => setAct('none')}
        />
      )}
      {act === 'object' && (
        <Objection
          activity={activity.activity}
          classes={detail.judgement?.classes ?? []}
          zone={zoneHere(activity.zone)}
          records={records}
          onDone={finish}
          onCancel={() => setAct('none')}
        />
      )}
      {act === 'none' && <Choices detail={detail} onBegin={begin} />}
    </div>
  );
}

interface ChoicesProps {
  detail: RecordDetail;
  onBegin: (what: Act) => void;
}

function Choices({ detail: { activity, now_ms }, onBegin }: ChoicesProps) {
  const { speech } = useReading();
  const own = useOwnWords();
  const until_ms = activity.object_until_ms;
  const open = until_ms === null || until_ms > now_ms;
  return (
    <>
      {activity.asks.length > 0 && (
        <button type="button" class="primary" onClick={() => onBegin('file')}>
          {own.fileDo}
        </button>
      )}
      {activity.state !== 'coming' && open && (
        <button type="button" onClick={() => onBegin('object')}>
          {own.objectDo}
        </button>
      )}
      {activity.state !== 'coming' && (
        <small>
          {!open && own.objectOver}
          {open &&
            until_ms !== null &&
            own.objectUntil(speech.date(until_ms, zoneHere(activity.zone)))}
        </small>
      )}
    </>
  );
}
