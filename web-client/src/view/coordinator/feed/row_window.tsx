/** One row: as it goes out, what came of its tries, and, where nobody knows whether it is there, what
 * the coordinator found who looked. */
import { useState } from 'preact/hooks';
import { FeedApi, type OutboxDetail, type OutboxRow } from '../../../net/feed_api.ts';
import { useReading } from '../../language.tsx';
import { Window } from '../../parts.tsx';
import { useDoing } from '../doing.ts';
import { Field } from '../exports/field.tsx';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { useFeedWords } from './words.ts';

const REMOTE_ID = /^[0-9A-Za-z_-]{1,128}$/;
interface RowWindowProps {
  row: OutboxRow;
  /** Whether it asks what is there. */
  asks: boolean;
  onDone: (changed: boolean) => void;
}

export function RowWindow({ row, asks, onDone }: RowWindowProps) {
  const words = useFeedWords();
  const [asked, again] = useAsked((api) => new FeedApi(api.ask).detail(row.id), row.id);
  const title = asks ? words.lookOf(row.name) : words.detailsOf(row.name);
  return (
    <Window title={title} kind="panel" onClose={() => onDone(false)}>
      {asks && <p>{row.jp === 0 ? words.lookTakenBack : words.lookText}</p>}
      <WhenKnown asked={asked} onRetry={again}>
        {(detail) => (
          <>
            <AsSent detail={detail} />
            {asks && <Found row={row} onDone={() => onDone(true)} />}
            <Tries detail={detail} />
          </>
        )}
      </WhenKnown>
    </Window>
  );
}

function AsSent({ detail: { row, body } }: { detail: OutboxDetail }) {
  const words = useFeedWords();
  const told = Object.entries(words.members).filter(([name]) => body !== null && name in body);
  return (
    <section class="stack tight">
      <h3>{words.asSent}</h3>
      <p class="tight">
        {row.name}, {row.title}
      </p>
      {told.map(([name, label]) => (
        <p key={name} class="tight">
          <small class="soft">{label}: </small>
          {String(body?.[name])}
        </p>
      ))}
      {row.remote_id !== '' && (
        <p class="tight">
          <small class="soft">{words.remoteId}: </small>
          {row.remote_id}
        </p>
      )}
    </section>
  );
}

function Found({ row, onDone }: { row: OutboxRow; onDone: () => void }) {
  const words = useFeedWords();
  const { api } = useOffice();
  const doing = useDoing(onDone);
  const [id, setId] = useState('');
  const [fault, setFault] = useState('');
  const feed = new FeedApi(api.ask);
  const keep = () => {
    const sound = REMOTE_ID.test(id.trim());
    setFault(sound ? '' : words.remoteIdWrong);
    if (sound) void doing(() => feed.delivered(row.id, id.trim()), words.isThereSaved(row.name));
  };
  return (
    <section class="stack">
      <Field name="remote_id" label={words.remoteId} hint={words.remoteIdHint} fault={fault}>
        {(more) => (
          <input
            {...more}
            class="code"
            autocomplete="off"
            maxLength={128}
            value={id}
            onInput={(event) => setId(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row wrap">
        <button type="button" class="primary" onClick={keep}>
          {words.isThere}
        </button>
        <button
          type="button"
          onClick={() => void doing(() => feed.replay(row.id, true), words.notThereSaved(row.name))}
        >
          {words.notThere}
        </button>
      </div>
    </section>
  );
}

function Tries({ detail: { tries } }: { detail: OutboxDetail }) {
  const { speech } = useReading();
  const words = useFeedWords();
  return (
    <section class="stack tight">
      <h3>{words.triesTitle}</h3>
      {tries.length === 0 && <p class="soft">{words.triesNone}</p>}
      {tries.map(({ at_ms, answer }) => {
        const [word = '', ...said] = answer.split(': ');
        return (
          <p key={`${at_ms} ${answer}`} class="tight">
            <small class="num soft">
              {speech.date(at_ms, 'WIB')} {speech.clockZone(at_ms, 'WIB')}
            </small>{' '}
            {words.outcomes[word] ?? words.reasons[word] ?? word}
            {said.length > 0 && ` ${words.said(said.join(': '))}`}
          </p>
        );
      })}
    </section>
  );
}
