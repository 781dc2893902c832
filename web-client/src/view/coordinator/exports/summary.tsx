/** The year of the whole staff, unit by unit: a bar each, and the figures. */
import { useState } from 'preact/hooks';
import { ExportApi, summaryFile, type Summary, type SummaryRow } from '../../../net/export_api.ts';
import { useReading } from '../../language.tsx';
import { Bar, Empty } from '../../parts.tsx';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { Field } from './field.tsx';
import { useExportWords } from './words.ts';

const YEARS_BACK = 5;

export function SummaryPage() {
  const words = useExportWords();
  const { now_ms } = useOffice();
  const latest = new Date(now_ms()).getFullYear();
  const [year, setYear] = useState(latest);
  const [asked, again] = useAsked((api) => new ExportApi(api.ask).summary(year), `summary ${year}`);
  return (
    <>
      <div class="row wrap top-aligned below">
        <h1 class="grow">{words.summary}</h1>
        <a class="button compact" href={summaryFile(year, 'xlsx')} download>
          {words.download('XLSX')}
        </a>
        <a class="button compact" href={summaryFile(year, 'csv')} download>
          {words.download('CSV')}
        </a>
      </div>
      <p class="soft below">{words.summaryText}</p>
      <div class="below">
        <Field name="year" label={words.year} fault="">
          {(more) => (
            <select
              {...more}
              value={String(year)}
              onChange={(event) => setYear(Number(event.currentTarget.value))}
            >
              {Array.from({ length: YEARS_BACK + 1 }, (_, i) => latest - i).map((one) => (
                <option key={one} value={String(one)}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <WhenKnown asked={asked} onRetry={again}>
        {(summary) =>
          summary.units.length === 0 ? (
            <Empty icon="people">{words.summaryNone}</Empty>
          ) : (
            <Known summary={summary} />
          )
        }
      </WhenKnown>
    </>
  );
}

function Known({ summary }: { summary: Summary }) {
  const words = useExportWords();
  return (
    <>
      <section class="card stack below" aria-label={words.picture}>
        <h2>{words.picture}</h2>
        {summary.all.map((row) => (
          <UnitBar key="all" row={row} name={words.allUnits} tone="brand" />
        ))}
        {summary.units.map((row) => (
          <UnitBar key={row.unit} row={row} name={row.unit || words.noUnit} />
        ))}
      </section>
      <Figures summary={summary} />
    </>
  );
}

function UnitBar({ row, name, tone }: { row: SummaryRow; name: string; tone?: 'brand' }) {
  const { speech } = useReading();
  const words = useExportWords();
  const share = speech.percentPpm(row.share_ppm);
  return (
    <div class="stack tight">
      <div class="row wrap between">
        <b>{name}</b>
        <span class="num">
          {row.with_target > 0
            ? `${share} · ${words.reachedOf(speech.whole(row.reached), speech.whole(row.with_target))}`
            : words.noTarget}
        </span>
      </div>
      <Bar
        part={row.reached}
        of={Math.max(row.with_target, 1)}
        label={`${name}: ${share}`}
        {...(tone ? { tone } : {})}
      />
    </div>
  );
}

function Figures({ summary }: { summary: Summary }) {
  const words = useExportWords();
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th>{words.unit}</th>
            <th class="right">{words.staff}</th>
            <th class="right">{words.reached}</th>
            <th class="right">{words.share}</th>
            <th class="right">{words.jp}</th>
            <th class="right">{words.education}</th>
            <th class="right">{words.classical}</th>
            <th class="right">{words.nonClassical}</th>
            <th class="right">{words.average}</th>
          </tr>
        </thead>
        <tbody>
          {summary.units.map((row) => (
            <FigureRow key={row.unit} row={row} name={row.unit || words.noUnit} />
          ))}
          {summary.all.map((row) => (
            <FigureRow key="all" row={row} name={words.allUnits} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FigureRow({ row, name }: { row: SummaryRow; name: string }) {
  const { speech } = useReading();
  const numbers = [row.jp, row.education_jp, row.classical_jp, row.non_classical_jp];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="right num">{speech.whole(row.staff)}</td>
      <td class="right num">{speech.whole(row.reached)}</td>
      <td class="right num">{speech.percentPpm(row.share_ppm)}</td>
      {numbers.map((n, i) => (
        <td key={i} class="right num">
          {speech.whole(n)}
        </td>
      ))}
      <td class="right num">{speech.fraction(row.average_hundredths, 100)}</td>
    </tr>
  );
}
