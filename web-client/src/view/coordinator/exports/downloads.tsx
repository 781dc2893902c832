/** Attendance and JP entries across activities: what, of whom, as which file; how many rows first. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Activity } from '../../../net/api_types.ts';
import {
  ExportApi,
  exportFile,
  type ExportFilter,
  type ExportNoun,
} from '../../../net/export_api.ts';
import { asRefused, isSignedOut, type Fault } from '../../../net/refused.ts';
import { sayRefusal } from '../../../text/say.ts';
import { useReading } from '../../language.tsx';
import { Choice } from '../../parts.tsx';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { Field } from './field.tsx';
import { sayFaults, useExportWords } from './words.ts';

const NOTHING: ExportFilter = { activity: '', unit: '', from: '', until: '' };
/** While somebody types, nothing is asked. */
const PAUSE_MS = 300;

export function DownloadsPage() {
  const words = useExportWords();
  const [asked, again] = useAsked((api) => api.activities(), 'downloads');
  return (
    <>
      <h1 class="below">{words.downloads}</h1>
      <WhenKnown asked={asked} onRetry={again}>
        {(activities) => <Chooser activities={activities} />}
      </WhenKnown>
    </>
  );
}

type Count =
  | { at: 'asking' }
  | { at: 'known'; rows: number }
  | { at: 'wrong'; faults: readonly Fault[]; said: string };

function useCount(noun: ExportNoun, filter: ExportFilter): Count {
  const { api, onSignedOut } = useOffice();
  const { words } = useReading();
  const exports = useMemo(() => new ExportApi(api.ask), [api]);
  const [count, setCount] = useState<Count>({ at: 'asking' });
  useEffect(() => {
    let wanted = true;
    setCount({ at: 'asking' });
    const timer = setTimeout(() => {
      exports.count(noun, filter).then(
        (rows) => wanted && setCount({ at: 'known', rows }),
        (thrown) => {
          const refused = asRefused(thrown);
          if (isSignedOut(refused)) onSignedOut();
          else if (wanted)
            setCount({ at: 'wrong', faults: refused.faults, said: sayRefusal(refused, words) });
        },
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [noun, filter]);
  return count;
}

function Chooser({ activities }: { activities: readonly Activity[] }) {
  const words = useExportWords();
  const [noun, setNoun] = useState<ExportNoun>('attendance');
  const [filter, setFilter] = useState(NOTHING);
  const count = useCount(noun, filter);
  const faults = count.at === 'wrong' ? count.faults : [];
  const set = (change: Partial<ExportFilter>) => setFilter({ ...filter, ...change });
  return (
    <section class="card stack">
      <p class="soft">{words.downloadsText}</p>
      <Choice
        label={words.noun}
        options={[
          ['attendance', words.nounAttendance],
          ['entries', words.nounEntries],
        ]}
        value={noun}
        onChoose={setNoun}
      />
      <small>{noun === 'attendance' ? words.nounAttendanceText : words.nounEntriesText}</small>
      <Field name="activity" label={words.activity} fault={sayFaults(faults, 'activity', words)}>
        {(more) => (
          <select
            {...more}
            value={filter.activity}
            onChange={(event) => set({ activity: event.currentTarget.value })}
          >
            <option value="">{words.activityAll}</option>
            {activities.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        name="unit"
        label={words.unit}
        hint={words.unitHint}
        fault={sayFaults(faults, 'unit', words)}
      >
        {(more) => (
          <input
            {...more}
            value={filter.unit}
            onInput={(event) => set({ unit: event.currentTarget.value })}
          />
        )}
      </Field>
      <div class="row wrap top-aligned">
        {(['from', 'until'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={words[name]}
            hint={words.daysHint}
            fault={sayFaults(faults, name, words)}
          >
            {(more) => (
              <input
                {...more}
                type="date"
                value={filter[name]}
                onInput={(event) => set({ [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Files noun={noun} filter={filter} count={count} />
    </section>
  );
}

interface FilesProps {
  noun: ExportNoun;
  filter: ExportFilter;
  count: Count;
}

function Files({ noun, filter, count }: FilesProps) {
  const { speech } = useReading();
  const words = useExportWords();
  const rows = count.at === 'known' ? count.rows : 0;
  return (
    <>
      <p
        role="status"
        aria-busy={count.at === 'asking'}
        class={count.at === 'wrong' ? 'note bad' : 'note'}
      >
        {count.at === 'asking' && words.counting}
        {count.at === 'wrong' && count.said}
        {count.at === 'known' && (rows > 0 ? words.rows(speech.whole(rows)) : words.rowsNone)}
      </p>
      {rows > 0 && (
        <div class="row wrap">
          <a class="button primary" href={exportFile(noun, 'xlsx', filter)} download>
            {words.download('XLSX')}
          </a>
          <a class="button" href={exportFile(noun, 'csv', filter)} download>
            {words.download('CSV')}
          </a>
          <small class="soft">{words.xlsxText}</small>
        </div>
      )}
    </>
  );
}
