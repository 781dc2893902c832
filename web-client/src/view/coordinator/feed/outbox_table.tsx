/** The rows of the outbox: whose, what, how far, and what to do. */
import { useState } from 'preact/hooks';
import { OUTBOX_ROWS, type Outbox, type OutboxRow } from '../../../net/feed_api.ts';
import { useReading } from '../../language.tsx';
import { Chip, type Tone } from '../../parts.tsx';
import { hashOf } from '../route.ts';
import { useReplay } from './replay.ts';
import { RowWindow } from './row_window.tsx';
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
      <td class="long">
        <Chip tone={TONES[row.state]}>{words.states[row.state]}</Chip>
        <Why row={row} />
        <Doing row={row} on={on} onChanged={onChanged} />
      </td>
      <td>
        {words.kinds[row.kind]}
        {jp && <small class="soft"> {jp}</small>}
      </td>
      <td class="long">{row.title}</td>
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
    row.state !== 'sent' && words.since(speech.date(row.since_ms, 'WIB')),
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

/** What helps with this reason, sending it again, and what was tried. */
function Doing({ row, on, onChanged }: LineProps) {
  const words = useFeedWords();
  const replay = useReplay(onChanged);
  const [open, setOpen] = useState(false);
  const unclear = row.reason === 'unclear';
  const asked = on && row.state !== 'sent' && !unclear && row.reason !== 'no_certificate';
  return (
    <div class="row wrap">
      {(row.reason === 'no_person_id' || unclear) && (
        <a class="button compact" href={hashOf({ page: 'person_edit', person: row.person })}>
          {unclear ? words.editNip : words.editPerson}
        </a>
      )}
      {row.reason === 'no_certificate' && (
        <a class="button compact" href={hashOf({ page: 'certificates', activity: row.activity })}>
          {words.openCertificates}
        </a>
      )}
      {asked && (
        <button
          type="button"
          class="compact"
          aria-label={words.replayOf(row.name)}
          onClick={() => replay((api) => api.replay(row.id))}
        >
          {words.replay}
        </button>
      )}
      <button
        type="button"
        class={unclear ? 'compact primary' : 'compact quiet'}
        aria-label={unclear ? words.lookOf(row.name) : words.detailsOf(row.name)}
        onClick={() => setOpen(true)}
      >
        {unclear ? words.look : words.details}
      </button>
      {open && (
        <RowWindow
          row={row}
          asks={unclear && on}
          onDone={(changed) => {
            setOpen(false);
            if (changed) onChanged();
          }}
        />
      )}
    </div>
  );
}
