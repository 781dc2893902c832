/** What a file says: what is wrong with it, by line and column; what it would change. */
import type { ImportReport } from '../../../net/bulk_api.ts';
import type { Fault } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { usePlanWords } from '../form.tsx';
import { sayFileFault, useBulkWords } from './words.ts';

interface ReportProps {
  fileName: string;
  report: ImportReport;
  onImport: () => void;
}

export function Report({ fileName, report, onImport }: ReportProps) {
  const { speech } = useReading();
  const words = useBulkWords();
  const n = speech.whole;
  const wrong = report.faults.length + report.more_faults;
  const news = report.made + report.changed;
  return (
    <div class="stack">
      <h2>
        {words.stepLook}: {fileName}
      </h2>
      {wrong > 0 ? (
        <div class="note bad" role="alert">
          <p>
            <b>{words.wrong(n(wrong))}</b>
          </p>
          <p>{words.wrongText}</p>
        </div>
      ) : (
        <p class="note good" role="status">
          <b>{news > 0 ? words.clean : words.nothingNew}</b>{' '}
          {words.counts(n(report.rows), n(report.made), n(report.changed), n(report.unchanged))}
        </p>
      )}
      <Faults faults={report.faults} more={report.more_faults} />
      {wrong === 0 && <Changes report={report} />}
      {wrong === 0 && report.warnings.length > 0 && (
        <details>
          <summary>{words.warnings}</summary>
          <Faults faults={report.warnings} more={report.more_warnings} />
        </details>
      )}
      {wrong === 0 && news > 0 && (
        <div class="stack">
          <h2>{words.stepImport}</h2>
          <div>
            <button type="button" class="primary" onClick={onImport}>
              {words.doImport}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

function Faults({ faults, more }: { faults: readonly Fault[]; more: number }) {
  const { speech } = useReading();
  const words = useBulkWords();
  if (faults.length === 0) return null;
  return (
    <>
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th>{words.line}</th>
              <th>{words.column}</th>
              <th>{words.cell}</th>
              <th>{words.whatToDo}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, place) => (
              <tr key={place}>
                <td class="num">{fault.line || ''}</td>
                <td>{fault.column}</td>
                <td class="soft">{fault.value}</td>
                <td class="long">{sayFileFault(fault, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p class="soft">{words.more(speech.whole(more))}</p>}
    </>
  );
}

function Changes({ report }: { report: ImportReport }) {
  const { speech } = useReading();
  const words = useBulkWords();
  const plan = usePlanWords();
  if (report.changes.length === 0) return null;
  return (
    <details open={report.changes.length <= 20}>
      <summary>{words.changes}</summary>
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th>{words.line}</th>
              <th>{words.person}</th>
              <th>{words.value}</th>
              <th>{words.before}</th>
              <th>{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {report.changes.map((change, place) => (
              <tr key={place}>
                <td class="num">{change.line}</td>
                <td>{change.name}</td>
                <td>{words.fields[change.field] ?? change.field}</td>
                <td class="soft">{plan.values[change.before] ?? change.before}</td>
                <td class="long">{plan.values[change.after] ?? change.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.more_changes > 0 && (
        <p class="soft">{words.more(speech.whole(report.more_changes))}</p>
      )}
    </details>
  );
}
