/** "Daftar perbaikan": the corrections of a period, on the page and as a file. */
import { useState } from 'preact/hooks';
import {
  correctionsCsv,
  documentUrl,
  FactsApi,
  type CorrectionRow,
} from '../../../net/facts_api.ts';
import { dayField, dayStart } from '../../../text/time_fields.ts';
import { zoneOf } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { CsvHint } from '../csv_hint.tsx';
import { useAsked, useOffice } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { FactChip } from './fact_card.tsx';
import { sayFact, useFactsWords } from './facts.ts';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 30;
/** The days of the period are those of western Indonesia. */
const ZONE = 'WIB';

export function CorrectionsPage() {
  const facts = useFactsWords();
  const { now_ms } = useOffice();
  const [first, setFirst] = useState(() => dayField(now_ms() - SHOWN_DAYS * DAY_MS, ZONE));
  const [last, setLast] = useState(() => dayField(now_ms(), ZONE));
  const from_ms = dayStart(first, ZONE) ?? 0;
  const until_ms = (dayStart(last, ZONE) ?? 0) + DAY_MS;
  const sound = from_ms < until_ms;
  return (
    <div class="stack">
      <div class="row wrap top-aligned">
        <div class="grow">
          <h1>{facts.corrections}</h1>
          <p class="soft">{facts.correctionsText}</p>
        </div>
        <a class="button compact" href={correctionsCsv(from_ms, until_ms)} download>
          {facts.csv}
        </a>
      </div>
      <CsvHint />
      <div class="row wrap" role="group" aria-label={facts.period}>
        <DayField label={facts.firstDay} value={first} onChange={setFirst} />
        <DayField label={facts.lastDay} value={last} onChange={setLast} />
      </div>
      {sound ? (
        <List from_ms={from_ms} until_ms={until_ms} />
      ) : (
        <p class="note bad">{facts.faults['not_forward']}</p>
      )}
    </div>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <label class="field">
      <small>{label}</small>
      <input
        type="date"
        required
        value={value}
        onInput={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function List({ from_ms, until_ms }: { from_ms: number; until_ms: number }) {
  const facts = useFactsWords();
  const [asked, again] = useAsked(
    (api) => new FactsApi(api.ask).corrections(from_ms, until_ms),
    `${from_ms} ${until_ms}`,
  );
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(rows) =>
        rows.length === 0 ? (
          <p class="soft">{facts.correctionsNone}</p>
        ) : (
          <ul class="stack">
            {rows.map((row) => (
              <Row key={row.fact.fact} row={row} />
            ))}
          </ul>
        )
      }
    </WhenKnown>
  );
}

function Row({ row }: { row: CorrectionRow }) {
  const { speech, words } = useReading();
  const facts = useFactsWords();
  const zone = zoneOf(row.zone);
  const { fact, of, before, after } = row;
  const what = sayFact(of, zone, facts, speech);
  const at = `${speech.date(fact.at_ms, zone)} ${speech.clockZone(fact.at_ms, zone)}`;
  const jp = (n: number) => words.jp(speech.whole(n));
  return (
    <li class="card stack tight">
      <div class="row wrap">
        <b class="grow num">
          {fact.person?.name}: {fact.kind === 'withdrawal' ? facts.said.withdrawalOf(what) : what}
        </b>
        <FactChip state={fact.state} />
      </div>
      <small>
        <a href={hashOf({ page: 'attendance', activity: row.activity })}>{row.title}</a>
        {row.class_title !== '' && ` · ${row.class_title}`}
      </small>
      <p class="num">
        {before && after
          ? `${facts.inClass(speech.length(before.class_s), speech.length(after.class_s))}; ${facts.change(jp(before.jp), jp(after.jp))}`
          : facts.notYet}
      </p>
      <p>{fact.text}</p>
      <small class="num">
        {facts.byAt(fact.by?.name ?? '', at)}
        {fact.second && `; ${facts.secondBy(fact.second.name)}`}
        {of.evidence && (
          <>
            {' · '}
            <a href={documentUrl(row.activity, of.evidence)} download>
              {facts.seeDocument}
            </a>
          </>
        )}
      </small>
    </li>
  );
}
