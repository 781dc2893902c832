/** Who was absent, late, on leave or ill, class by class; and what was said and asked, as files. */
import { useState } from 'preact/hooks';
import {
  absencesFile,
  BulkApi,
  talkFile,
  type Absences,
  type Missed,
} from '../../../net/bulk_api.ts';
import { Icon } from '../../icons.tsx';
import { useReading } from '../../language.tsx';
import { Chip, Choice, Empty } from '../../parts.tsx';
import { CsvHint } from '../csv_hint.tsx';
import { useAsked, useOfficeWords } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { useBulkWords } from './words.ts';

const STANDINGS: readonly Missed[] = ['tidak_hadir', 'terlambat', 'izin', 'sakit'];
const TONES = { tidak_hadir: 'bad', terlambat: 'warn', izin: 'plain', sakit: 'plain' } as const;

export function AbsencesPage({ activity }: { activity: string }) {
  const office = useOfficeWords();
  const words = useBulkWords();
  const [asked, again] = useAsked((api) => new BulkApi(api.ask).absences(activity), activity);
  return (
    <div class="stack">
      <div>
        <small class="crumbs">
          <a href={hashOf({ page: 'activity', activity })}>{office.seePeople}</a>
        </small>
        <h1>{words.absences}</h1>
        <p class="soft">{words.absencesText}</p>
      </div>
      <WhenKnown asked={asked} onRetry={again}>
        {(absences) => (
          <>
            <List activity={activity} absences={absences} />
            <Talk absences={absences} />
          </>
        )}
      </WhenKnown>
    </div>
  );
}

function List({ activity, absences }: { activity: string; absences: Absences }) {
  const words = useBulkWords();
  const [standing, setStanding] = useState<Missed | 'all'>('all');
  const [chosen, setChosen] = useState('');
  const of = (one: Missed) => absences.absences.filter((row) => row.standing === one).length;
  const shown = absences.absences.filter(
    (row) => (standing === 'all' || row.standing === standing) && (!chosen || row.class === chosen),
  );
  if (absences.absences.length === 0) return <Empty icon="check">{words.absencesNone}</Empty>;
  return (
    <section class="stack">
      <Choice
        label={words.standing}
        options={[
          ['all', `${words.all} (${absences.absences.length})`] as const,
          ...STANDINGS.map((one) => [one, `${words.standings[one]} (${of(one)})`] as const),
        ]}
        value={standing}
        onChoose={setStanding}
      />
      {absences.classes.length > 1 && (
        <select
          aria-label={words.classOf}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{words.allClasses}</option>
          {absences.classes
            .filter(({ ended }) => ended)
            .map((one) => (
              <option key={one.class} value={one.class}>
                {one.ordinal}. {one.title}
              </option>
            ))}
        </select>
      )}
      <Rows absences={absences} shown={shown} />
      <div>
        <a class="button" href={absencesFile(activity)} download>
          <Icon name="down" />
          {words.downloadCsv}
        </a>
      </div>
      <CsvHint />
    </section>
  );
}

interface RowsProps {
  absences: Absences;
  shown: Absences['absences'];
}

function Rows({ absences, shown }: RowsProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const words = useBulkWords();
  const titleOf = (id: string) => absences.classes.find((one) => one.class === id)?.title ?? '';
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th>{office.personName}</th>
            <th>{words.classOf}</th>
            <th>{words.standing}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ class: of, person, standing, late_s }) => (
            <tr key={of + person.id}>
              <th scope="row">
                {person.name}
                <br />
                <small>
                  {person.nip} · {person.unit}
                </small>
              </th>
              <td>{titleOf(of)}</td>
              <td>
                <Chip tone={TONES[standing]}>
                  {standing === 'terlambat'
                    ? words.late(speech.roughly(late_s))
                    : words.standings[standing]}
                </Chip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Talk({ absences }: { absences: Absences }) {
  const words = useBulkWords();
  return (
    <section class="card stack">
      <h2>{words.talk}</h2>
      <p class="soft">{words.talkText}</p>
      {absences.classes.map((one) => (
        <div key={one.class} class="row wrap">
          <span class="grow">
            {one.ordinal}. {one.title}
          </span>
          <a class="button" href={talkFile(one.class, 'chat')} download>
            {words.chatCsv}
          </a>
          <a class="button" href={talkFile(one.class, 'polls')} download>
            {words.pollsCsv}
          </a>
        </div>
      ))}
    </section>
  );
}
