/** Who took which personal data, newest first. */
import { useState } from 'preact/hooks';
import {
  accessFile,
  ExportApi,
  type AccessPage as Page,
  type AccessRow,
} from '../../../net/export_api.ts';
import { asRefused } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { Empty } from '../../parts.tsx';
import { useAccessWords } from '../../record/words.ts';
import { CsvHint } from '../csv_hint.tsx';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { sayFilter } from './access_filter.ts';
import { useExportWords } from './words.ts';

export function AccessPage() {
  const words = useExportWords();
  const [asked, again] = useAsked((api) => new ExportApi(api.ask).accesses(null), 'access');
  return (
    <>
      <div class="row wrap top-aligned below">
        <h1 class="grow">{words.access}</h1>
        <a class="button compact" href={accessFile()} download>
          {words.accessCsv}
        </a>
      </div>
      <p class="soft below">{words.accessText}</p>
      <CsvHint />
      <Kept />
      <WhenKnown asked={asked} onRetry={again}>
        {(first) =>
          first.rows.length === 0 ? (
            <Empty icon="people">{words.accessNone}</Empty>
          ) : (
            <Known first={first} />
          )
        }
      </WhenKnown>
    </>
  );
}

/** What is kept how long, and what was let go of last. */
function Kept() {
  const words = useExportWords();
  const { speech } = useReading();
  const [asked, again] = useAsked((api) => new ExportApi(api.ask).retention(), 'retention');
  return (
    <section class="card stack tight below">
      <h2>{words.kept}</h2>
      <WhenKnown asked={asked} onRetry={again}>
        {({ last, ...rules }) => (
          <>
            <ul>
              <li>{words.keptFacts}</li>
              <li>{words.keptChat(rules.chat_days)}</li>
              <li>{words.keptAddresses(rules.address_days)}</li>
              <li>{words.keptDocuments(rules.document_days)}</li>
            </ul>
            <p class="soft">
              {last
                ? words.keptLast(
                    `${speech.date(last.at_ms, 'WIB')} ${speech.clockZone(last.at_ms, 'WIB')}`,
                    last,
                  )
                : words.keptNever}
            </p>
            {last && last.held > 0 && <p>{words.keptHeld(last.held)}</p>}
          </>
        )}
      </WhenKnown>
    </section>
  );
}

function Known({ first }: { first: Page }) {
  const reading = useReading();
  const words = useExportWords();
  const { api, toasts } = useOffice();
  const [older, setOlder] = useState<Page>({ rows: [], next: first.next });
  const more = async () => {
    try {
      const page = await new ExportApi(api.ask).accesses(older.next);
      setOlder({ rows: [...older.rows, ...page.rows], next: page.next });
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
    }
  };
  return (
    <>
      <div class="table-frame below">
        <table>
          <thead>
            <tr>
              <th>{words.accessWhen}</th>
              <th>{words.accessWho}</th>
              <th>{words.accessWhat}</th>
              <th>{words.accessAbout}</th>
              <th class="right">{words.accessPeople}</th>
              <th>{words.accessAddress}</th>
            </tr>
          </thead>
          <tbody>
            {[...first.rows, ...older.rows].map((row, i) => (
              <Line key={i} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {older.next && (
        <button type="button" onClick={() => void more()}>
          {words.accessMore}
        </button>
      )}
    </>
  );
}

function Line({ row }: { row: AccessRow }) {
  const { speech } = useReading();
  const words = useExportWords();
  const access = useAccessWords();
  const narrowed = sayFilter(row.filter, access, speech);
  return (
    <tr>
      <td class="num">
        {speech.date(row.at_ms, 'WIB')} {speech.clockZone(row.at_ms, 'WIB')}
      </td>
      <th scope="row">{row.token ? words.accessMachine(row.token_title) : row.who_name}</th>
      <td class="long">
        {access.what[row.what] ?? row.what}
        {narrowed !== '' && <small class="block">{narrowed}</small>}
      </td>
      <td>{row.about_title || words.accessMany}</td>
      <td class="right num">{speech.whole(row.people)}</td>
      <td class="num soft">{row.address}</td>
    </tr>
  );
}
