/** The rows of the outbox: whose, what, how far, and what to do. */
import { FeedApi, OUTBOX_ROWS, type Outbox, type OutboxRow } from '../../../net/feed_api.ts';
import { asRefused } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { Chip, type Tone } from '../../parts.tsx';
import { useOffice } from '../office.ts';
import { hashOf } from '../route.ts';
import { useFeedWords } from './words.ts';

const TONES: Readonly<Record<OutboxRow['state'], Tone>> = {
  waiting: 'plain',
  sent: 'good',
  parked: 'warn',
};

interface TableProps {
  outbox: Outbox;
  onChanged: () => void;
}

export function OutboxTable({ outbox, onChanged }: TableProps) {
  const { speech } = useReading();
  const words = useFeedWords();
  const { rows, feed } = outbox;
  return (
    <>
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th>{words.person}</th>
              <th>{words.state}</th>
              <th>{words.what}</th>
              <th>{words.activity}</th>
              <th>{words.changed}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} on={feed.on} onChanged={onChanged} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length >= OUTBOX_ROWS && <p class="soft">{words.some(speech.whole(rows.length))}</p>}
    </>
  );
}

interface LineProps {
  row: OutboxRow;
  on: boolean;
  onChanged: () => void;
}

function Line({ row, on, onChanged }: LineProps) {
  const { speech } = useReading();
  const words = useFeedWords();
  const jp = row.jp === null ? '' : row.jp === 0 ? words.takenBack : words.jp(speech.whole(row.jp));
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td>
        <Chip tone={TONES[row.state]}>{words.states[row.state]}</Chip>
        <Why row={row} />
        {on && row.state !== 'sent' && <Doing row={row} onChanged={onChanged} />}
      </td>
      <td>
        {words.kinds[row.kind]}
        {jp && <small class="soft"> {jp}</small>}
      </td>
      <td>{row.title}</td>
      <td class="num">
        {speech.date(row.changed_ms, 'WIB')} {speech.clockZone(row.changed_ms, 'WIB')}
      </td>
    </tr>
  );
}

function Why({ row }: { row: OutboxRow }) {
  const { speech } = useReading();
  const words = useFeedWords();
  const lines = [
    row.reason && (words.reasons[row.reason] ?? row.reason),
    row.detail && words.said(row.detail),
    row.state !== 'sent' && row.tries > 0 && words.tries(speech.whole(row.tries)),
    row.tries > 0 && row.due_ms !== null && words.next(speech.clockZone(row.due_ms, 'WIB')),
  ].filter((line): line is string => typeof line === 'string' && line !== '');
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="tight">
          <small>{line}</small>
        </p>
      ))}
    </>
  );
}

/** What helps with this reason, and sending it again. */
function Doing({ row, onChanged }: { row: OutboxRow; onChanged: () => void }) {
  const reading = useReading();
  const words = useFeedWords();
  const { api, toasts } = useOffice();
  const replay = async () => {
    try {
      const { rows } = await new FeedApi(api.ask).replay(row.id);
      toasts.say(words.replayed(reading.speech.whole(rows)));
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
    }
    onChanged();
  };
  return (
    <div class="row wrap">
      {row.reason === 'no_person_id' && (
        <a class="button compact" href={hashOf({ page: 'person_edit', person: row.person })}>
          {words.editPerson}
        </a>
      )}
      {row.reason === 'no_certificate' ? (
        <a class="button compact" href={hashOf({ page: 'certificates', activity: row.activity })}>
          {words.openCertificates}
        </a>
      ) : (
        <button
          type="button"
          class="compact"
          aria-label={words.replayOf(row.name)}
          onClick={() => void replay()}
        >
          {words.replay}
        </button>
      )}
    </div>
  );
}
