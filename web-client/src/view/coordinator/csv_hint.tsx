/** Below every CSV file: a spreadsheet set to Indonesian takes commas for decimals, and opens the
 * file in one column. */
import { useOfficeWords } from './office.ts';

export function CsvHint() {
  const office = useOfficeWords();
  return (
    <details class="below">
      <summary>{office.csvHint}</summary>
      <p class="soft">{office.csvHintText}</p>
    </details>
  );
}
