/** Beside the list: what was earned earlier, and files for a connector of one's own. */
import { useState } from 'preact/hooks';
import { FeedApi, outboxBodies, outboxCsv } from '../../../net/feed_api.ts';
import { asRefused } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { CsvHint } from '../csv_hint.tsx';
import { Field } from '../exports/field.tsx';
import { useOffice } from '../office.ts';
import { useFeedWords } from './words.ts';

export function Earlier({ onChanged }: { onChanged: () => void }) {
  const reading = useReading();
  const words = useFeedWords();
  const { api, toasts } = useOffice();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [fault, setFault] = useState('');
  const fill = async () => {
    const sound = from !== '' && until !== '' && from <= until;
    setFault(sound ? '' : words.periodWrong);
    if (!sound) return;
    try {
      const { rows } = await new FeedApi(api.ask).fill({ from, until });
      toasts.say(words.filled(reading.speech.whole(rows)));
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
    }
    onChanged();
  };
  return (
    <section class="card stack">
      <h2>{words.earlier}</h2>
      <p class="soft">{words.earlierText}</p>
      <div class="row wrap">
        <Field name="from" label={words.from} fault="">
          {(more) => (
            <input
              {...more}
              type="date"
              value={from}
              onInput={(event) => setFrom(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field name="until" label={words.until} fault={fault}>
          {(more) => (
            <input
              {...more}
              type="date"
              value={until}
              onInput={(event) => setUntil(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <div>
        <button type="button" onClick={() => void fill()}>
          {words.fill}
        </button>
      </div>
    </section>
  );
}

export function Files() {
  const words = useFeedWords();
  return (
    <section class="card stack">
      <h2>{words.files}</h2>
      <p class="soft">{words.filesText}</p>
      <div class="row wrap">
        <a class="button compact" href={outboxCsv('kursus')} download>
          {words.csvCourse}
        </a>
        <a class="button compact" href={outboxCsv('diklat')} download>
          {words.csvTraining}
        </a>
        <a class="button compact" href={outboxBodies()} download="siasn.json">
          {words.json}
        </a>
      </div>
      <CsvHint />
    </section>
  );
}
