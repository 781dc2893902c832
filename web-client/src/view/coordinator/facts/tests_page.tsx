/** Post-test marks: a table to fill in, or a column pasted from a spreadsheet. */
import { useState } from 'preact/hooks';
import { FactsApi, type Book } from '../../../net/facts_api.ts';
import { dayField, dayStart, momentOf, timeField } from '../../../text/time_fields.ts';
import { markOf, readMarks } from '../../../state/marks.ts';
import { zoneOf } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { useAsked, useOffice, useOfficeWords } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { useFactsApi, useFactsWords, useSending } from './facts.ts';

export function TestsPage({ activity }: { activity: string }) {
  const [asked, again] = useAsked((api) => new FactsApi(api.ask).book(activity), activity);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(book) => <Known book={book} onDone={again} />}
    </WhenKnown>
  );
}

function Known({ book, onDone }: { book: Book; onDone: () => void }) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const facts = useFactsWords();
  return (
    <div class="stack">
      <small class="crumbs">
        <a href={hashOf({ page: 'activities' })}>{office.activities}</a> / {book.title}
      </small>
      <h1>{facts.testsTitle}</h1>
      {book.test.none ? (
        <p class="note">{facts.testsNone}</p>
      ) : (
        <>
          <p class="soft num">
            {facts.testsRule(speech.whole(book.test.passing_score))}{' '}
            {book.test.attempts_max > 0 && facts.testsTries(speech.whole(book.test.attempts_max))}
          </p>
          <Form book={book} onDone={onDone} />
        </>
      )}
    </div>
  );
}

function Form({ book, onDone }: { book: Book; onDone: () => void }) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const api = useFactsApi();
  const { toasts, now_ms } = useOffice();
  const zone = zoneOf(book.zone);
  const { busy, fault, send } = useSending();
  const [marks, setMarks] = useState<ReadonlyMap<string, string>>(new Map());
  const [day, setDay] = useState(() => dayField(now_ms(), zone));
  const [time, setTime] = useState(() => timeField(now_ms() - (now_ms() % 60_000), zone));
  const written = [...marks].filter(([, mark]) => mark.trim() !== '');
  const bad = written.some(([, mark]) => markOf(mark) === null);
  const taken_ms = momentOf(time, dayStart(day, zone) ?? 0, zone) ?? 0;
  const save = async () => {
    const went = await send(async () => {
      const tries = written.map(([person, mark]) => ({
        person,
        score: markOf(mark) ?? 0,
        taken_ms,
      }));
      await api.tests(book.activity, tries);
    });
    if (!went) return;
    toasts.say(facts.testsSaved(speech.whole(written.length)));
    setMarks(new Map());
    onDone();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Paste book={book} onPaste={(pasted) => setMarks(new Map([...marks, ...pasted]))} />
      <div class="row wrap" role="group" aria-label={facts.testTaken}>
        <label class="field">
          <small>{facts.testDay}</small>
          <input
            type="date"
            required
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <small>{facts.testTime}</small>
          <input
            type="time"
            required
            value={time}
            onInput={(event) => setTime(event.currentTarget.value)}
          />
        </label>
      </div>
      <Table
        book={book}
        marks={marks}
        onMark={(person, mark) => setMarks(new Map([...marks, [person, mark]]))}
      />
      {bad && <p class="note bad">{facts.testBad}</p>}
      {fault && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      <div>
        <button type="submit" class="primary" disabled={busy || bad || written.length === 0}>
          {busy ? facts.saving : facts.testsSave(speech.whole(written.length))}
        </button>
      </div>
    </form>
  );
}

interface PasteProps {
  book: Book;
  onPaste: (marks: Map<string, string>) => void;
}

function Paste({ book, onPaste }: PasteProps) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const [text, setText] = useState('');
  const [told, setTold] = useState<{ good: number; bad: number } | null>(null);
  const fill = () => {
    const { marks, bad } = readMarks(
      text,
      book.learners.map(({ person }) => person),
    );
    onPaste(marks);
    setTold({ good: marks.size, bad });
    setText('');
  };
  return (
    <details class="card">
      <summary>{facts.paste}</summary>
      <div class="stack below">
        <label class="field">
          <small>{facts.pasteText}</small>
          <textarea rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <div>
          <button type="button" class="compact" disabled={text.trim() === ''} onClick={fill}>
            {facts.pasteDo}
          </button>
        </div>
        {told && (
          <p class={told.bad > 0 ? 'note warn' : 'note good'} role="status">
            {facts.pasteGood(speech.whole(told.good))}{' '}
            {told.bad > 0 && facts.pasteBad(speech.whole(told.bad))}
          </p>
        )}
      </div>
    </details>
  );
}

interface TableProps {
  book: Book;
  marks: ReadonlyMap<string, string>;
  onMark: (person: string, mark: string) => void;
}

function Table({ book, marks, onMark }: TableProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const facts = useFactsWords();
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th>{office.personName}</th>
            <th class="right">{facts.testBest}</th>
            <th>{facts.testState}</th>
            <th>{facts.testScore}</th>
          </tr>
        </thead>
        <tbody>
          {book.learners.map(({ person, test }) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td class="right num">{test.tries > 0 ? speech.whole(test.score) : ''}</td>
              <td>{facts.testStates[test.state]}</td>
              <td>
                <input
                  inputMode="numeric"
                  maxLength={5}
                  size={4}
                  aria-label={facts.testScoreOf(person.name)}
                  disabled={test.left === 0 && test.state !== 'not_needed'}
                  value={marks.get(person.id) ?? ''}
                  onInput={(event) => onMark(person.id, event.currentTarget.value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
