/** One person's record: the year towards its target as a ring, and every line behind it. */
import { useState } from 'preact/hooks';
import type { PersonRecord, RecordYear } from '../../net/api_types.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip, Window } from '../parts.tsx';
import { useAsked, useOfficeWords } from './office.ts';
import { EntryFacts } from './reason_panel.tsx';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';
import { zoneHere } from '../zone.ts';

export function RecordPage({ person }: { person: string }) {
  const [asked, again] = useAsked((api) => api.record(person), person);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(record) => <Known record={record} />}
    </WhenKnown>
  );
}

function Known({ record }: { record: PersonRecord }) {
  const office = useOfficeWords();
  const { person, years, entries } = record;
  return (
    <div class="stack">
      <div>
        <small class="crumbs">
          <a href={hashOf({ page: 'activities' })}>{office.activities}</a> / {office.record}
        </small>
        <h1>{person.name}</h1>
        <small class="num">
          {person.nip} · {office.statuses[person.status]} · {person.unit}
        </small>
      </div>
      {years.length === 0 && entries.length === 0 && <p class="soft">{office.recordNone}</p>}
      <div class="lists">
        {years.map((year) => (
          <Year key={year.start} year={year} />
        ))}
      </div>
      {entries.length > 0 && <Entries record={record} />}
    </div>
  );
}

function Year({ year }: { year: RecordYear }) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const met = year.jp >= year.target;
  return (
    <section class="card row wrap top-aligned">
      <Ring jp={year.jp} target={year.target} />
      <div class="stack tight grow">
        <h2 class="num">{office.year(speech.isoDate(year.start), speech.isoDate(year.end))}</h2>
        {year.target > 0 && (
          <span>
            <Chip tone={met ? 'good' : 'warn'}>
              {met ? office.targetMet : office.targetShort(speech.whole(year.target - year.jp))}
            </Chip>
          </span>
        )}
        <ul class="reasons num">
          {year.categories.map(({ category, jp }) => (
            <li key={category}>
              {sayCategory(category, words)}: {words.jp(speech.whole(jp))}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const RADIUS = 54;
const AROUND = 2 * Math.PI * RADIUS;

function Ring({ jp, target }: { jp: number; target: number }) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const share = target > 0 ? Math.min(1, jp / target) : jp > 0 ? 1 : 0;
  const label =
    target > 0
      ? office.ofTarget(speech.whole(jp), speech.whole(target))
      : office.noTarget(speech.whole(jp));
  return (
    <svg class="ring" viewBox="0 0 132 132" role="img" aria-label={label}>
      <circle cx="66" cy="66" r={RADIUS} />
      {share > 0 && (
        <circle
          class={jp >= target ? 'reached' : 'reached part'}
          cx="66"
          cy="66"
          r={RADIUS}
          stroke-dasharray={`${share * AROUND} ${AROUND}`}
          transform="rotate(-90 66 66)"
        />
      )}
      <text x="66" y="72">
        {speech.whole(jp)}
      </text>
      <text class="of" x="66" y="92">
        {target > 0 ? `/ ${speech.whole(target)} JP` : 'JP'}
      </text>
    </svg>
  );
}

function Entries({ record }: { record: PersonRecord }) {
  const { words, speech } = useReading();
  const office = useOfficeWords();
  const [open, setOpen] = useState<string | null>(null);
  const asked = record.entries.find(({ entry }) => entry.id === open);
  return (
    <>
      <h2>{office.entriesTitle}</h2>
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th>{office.activity}</th>
              <th>{office.category}</th>
              <th>{office.endedOn}</th>
              <th class="right">{office.jp}</th>
            </tr>
          </thead>
          <tbody>
            {record.entries.map(({ activity, title, category, ended, entry }) => (
              <tr key={entry.id}>
                <th scope="row">
                  <a href={hashOf({ page: 'attendance', activity })}>{title}</a>
                </th>
                <td>{sayCategory(category, words)}</td>
                <td class="num">{speech.isoDate(ended)}</td>
                <td class="right num">
                  <button
                    type="button"
                    class="link"
                    aria-label={office.why(title)}
                    onClick={() => setOpen(entry.id)}
                  >
                    <b>{speech.whole(entry.jp)}</b>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked && (
        <Window title={asked.title} kind="panel" onClose={() => setOpen(null)}>
          <EntryFacts entry={asked.entry} zone={zoneHere('WIB')} />
          <small>
            {office.panelPolicy}: <span class="code">{asked.entry.policy}</span> ·{' '}
            {sayCategory(asked.entry.rule, words)}
          </small>
        </Window>
      )}
    </>
  );
}
