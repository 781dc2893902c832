/** A file of people, or of who takes part in an activity: looked at first, then imported. */
import { useMemo, useState } from 'preact/hooks';
import { BulkApi, type ImportReport } from '../../../net/bulk_api.ts';
import { asRefused, isSignedOut, Refused } from '../../../net/refused.ts';
import { sayRefusal } from '../../../text/say.ts';
import { Icon } from '../../icons.tsx';
import { useReading } from '../../language.tsx';
import { usePlanWords } from '../form.tsx';
import { useOffice, useOfficeWords } from '../office.ts';
import { hashOf } from '../route.ts';
import { EarlierImports } from './earlier.tsx';
import { Report } from './report.tsx';
import { BYTE_ORDER_MARK, saveFile, useBulkWords } from './words.ts';

const PEOPLE_SAMPLE =
  'nama;nip;status;jabatan;jenis_jabatan;unit_kerja;instansi;zona;mulai_kontrak;akhir_kontrak;nip_atasan;siasn_id;berlaku_sejak\r\n' +
  'Contoh Pegawai, S.E.;198503152010121002;PNS;Analis SDM Aparatur;;Bidang Mutasi;Badan Kepegawaian Daerah;WIB;;;;;\r\n' +
  'Contoh PPPK;199001012022211005;PPPK;Pranata Komputer;;Bidang Data;Badan Kepegawaian Daerah;WIB;01/02/2024;31/01/2029;198503152010121002;;\r\n';
const ENROLMENTS_SAMPLE =
  'nip;peran\r\n198503152010121002;peserta\r\n199001012022211005;pengajar\r\n';

type State =
  | { at: 'choosing' }
  | { at: 'busy'; text: string }
  | { at: 'looked'; file: File; report: ImportReport }
  | { at: 'done'; report: ImportReport }
  | { at: 'failed'; said: string };

/** A file with faults is an answer too, whether it was only looked at or meant to be written. */
function reportOf(refused: Refused): ImportReport | null {
  if (refused.faults.length === 0) return null;
  return {
    id: null,
    rows: 0,
    made: 0,
    changed: 0,
    unchanged: 0,
    changes: [],
    more_changes: 0,
    faults: refused.faults,
    more_faults: refused.more,
    warnings: [],
    more_warnings: 0,
  };
}

function useImport(activity: string | null) {
  const { api, onSignedOut } = useOffice();
  const { words: common } = useReading();
  const words = useBulkWords();
  const bulk = useMemo(() => new BulkApi(api.ask), [api]);
  const [state, setState] = useState<State>({ at: 'choosing' });
  const [turn, setTurn] = useState(0);
  const run = async (file: File, dry: boolean) => {
    setState({ at: 'busy', text: dry ? words.checking : words.importing });
    try {
      const report = await bulk.import(file, activity, dry);
      setState(dry ? { at: 'looked', file, report } : { at: 'done', report });
    } catch (thrown) {
      // A file that changed on the disk since it was chosen can no longer be read.
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) return onSignedOut();
      const report = reportOf(refused);
      setState(
        report
          ? { at: 'looked', file, report }
          : { at: 'failed', said: sayRefusal(refused, common) },
      );
    }
    if (!dry) setTurn((n) => n + 1);
  };
  return { state, turn, run, again: () => setState({ at: 'choosing' }) };
}

export function ImportPage({ activity }: { activity: string | null }) {
  const office = useOfficeWords();
  const words = useBulkWords();
  const { state, turn, run, again } = useImport(activity);
  return (
    <div class="stack">
      <div>
        {activity && (
          <small class="crumbs">
            <a href={hashOf({ page: 'activity', activity })}>{office.seePeople}</a>
          </small>
        )}
        <h1>{activity ? words.importEnrolments : words.importPeople}</h1>
      </div>
      <section class="card stack">
        <p class="soft">{activity ? words.importEnrolmentsText : words.importPeopleText}</p>
        <h2>{words.stepFile}</h2>
        <p>{words.fileText}</p>
        <div class="row wrap">
          <button
            type="button"
            onClick={() =>
              saveFile(
                activity ? 'contoh-peserta.csv' : 'contoh-pegawai.csv',
                BYTE_ORDER_MARK + (activity ? ENROLMENTS_SAMPLE : PEOPLE_SAMPLE),
              )
            }
          >
            <Icon name="down" />
            {words.template}
          </button>
        </div>
        <div class="field">
          <label for="import-file">
            <small>{words.file}</small>
          </label>
          <input
            id="import-file"
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = ''; // the same file, mended, can be chosen again
              if (file) void run(file, true);
            }}
          />
        </div>
        <div role="status" class="stack">
          {state.at === 'busy' && <p>{state.text}</p>}
        </div>
        {state.at === 'failed' && (
          <p class="note bad" role="alert">
            {state.said}
          </p>
        )}
        {state.at === 'looked' && (
          <Report
            fileName={state.file.name}
            report={state.report}
            onImport={() => void run(state.file, false)}
          />
        )}
        {state.at === 'done' && <Done activity={activity} report={state.report} onAgain={again} />}
      </section>
      <EarlierImports key={turn} activity={activity} />
    </div>
  );
}

interface DoneProps {
  activity: string | null;
  report: ImportReport;
  onAgain: () => void;
}

function Done({ activity, report, onAgain }: DoneProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const plan = usePlanWords();
  const words = useBulkWords();
  const { rows, made, changed, unchanged } = report;
  const n = speech.whole;
  return (
    <div class="note good stack" role="status">
      <p>
        <b>{words.imported}</b> {words.counts(n(rows), n(made), n(changed), n(unchanged))}
      </p>
      <div class="row wrap">
        <a
          class="button primary"
          href={hashOf(activity ? { page: 'activity', activity } : { page: 'people' })}
        >
          {activity ? office.seePeople : plan.people}
        </a>
        <button type="button" onClick={onAgain}>
          {words.anotherFile}
        </button>
      </div>
    </div>
  );
}
