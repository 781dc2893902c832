/** One's own record, once it is there. */
import { useState } from 'preact/hooks';
import { ownCertificate } from '../../net/record_api.ts';
import type {
  OwnCertificate,
  PersonRecord,
  RecordActivity,
  RecordApi,
} from '../../net/record_api.ts';
import { useReading } from '../language.tsx';
import { Activities } from '../record/activities.tsx';
import { FigureWindow, type Figure } from '../record/figures.tsx';
import { useRecordWords } from '../record/words.ts';
import { YearCard, Years } from '../record/year.tsx';
import { Receipt } from '../receipt.tsx';
import { EverythingHeld } from './everything.tsx';
import { OwnActivity } from './own_activity.tsx';
import { OwnRestriction } from './restriction.tsx';
import { useOwnWords } from './words.ts';

interface KnownProps {
  record: PersonRecord;
  certificates: readonly OwnCertificate[];
  records: RecordApi;
  onYear: (day: string) => void;
  onChanged: () => Promise<void>;
  onSignOut: () => void;
}

export function Known(props: KnownProps) {
  const own = useOwnWords();
  const words = useRecordWords();
  const { record, certificates, records, onYear, onChanged, onSignOut } = props;
  const [open, setOpen] = useState<string | null>(null);
  const [figure, setFigure] = useState<Figure | null>(null);
  const toDo = record.activities.filter(({ asks }) => asks.length > 0);
  const shown = record.activities.find(({ activity }) => activity === open);
  const show = (one: RecordActivity) => {
    setFigure(null);
    setOpen(one.activity);
  };
  return (
    <main class="stack">
      <section>
        <p class="huge">{record.person.name}</p>
        <small class="num">
          {record.person.nip} · {record.person.unit}
        </small>
        <small class="block">
          {record.superior ? own.superior(record.superior) : own.noSuperior}
        </small>
      </section>
      <YearCard year={record.year} onFigure={setFigure} />
      <Years record={record} onChoose={onYear} />
      {toDo.length > 0 && (
        <section class="stack tight">
          <h2>{own.toDo}</h2>
          <ul class="card list">
            {toDo.map((one) => (
              <li key={one.activity} class="wrap">
                <div class="grow">
                  <b>{one.title}</b>
                  <small>{one.asks.map((kind) => words.documents[kind]).join(', ')}</small>
                </div>
                <button
                  type="button"
                  class="primary compact"
                  aria-label={own.fileFor(one.title)}
                  onClick={() => show(one)}
                >
                  {own.fileDo}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack tight">
        <h2>{words.activities}</h2>
        <Activities activities={record.activities} empty={words.none} onOpen={show} />
      </section>
      <Certificates certificates={certificates} />
      <section class="card stack">
        <Receipt />
        <EverythingHeld records={records} />
        <OwnRestriction privacy={records.privacy} />
      </section>
      <button type="button" class="quiet" onClick={onSignOut}>
        {own.signOut}
      </button>
      {figure && (
        <FigureWindow
          figure={figure}
          activities={record.activities}
          onOpen={show}
          onClose={() => setFigure(null)}
        />
      )}
      {shown && (
        <OwnActivity
          activity={shown}
          records={records}
          onChanged={onChanged}
          onClose={() => setOpen(null)}
        />
      )}
    </main>
  );
}

function Certificates({ certificates }: { certificates: readonly OwnCertificate[] }) {
  const { speech } = useReading();
  const own = useOwnWords();
  const good = certificates.filter(({ revoked_ms }) => revoked_ms === 0);
  if (good.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{own.certificates}</h2>
      <ul class="card list">
        {good.map((one) => (
          <li key={one.code} class="wrap">
            <span class="grow">
              {one.title}
              <small class="num">
                {one.number} · {speech.date(one.issued_ms, 'WIB')}
              </small>
            </span>
            <a
              class="button compact"
              href={ownCertificate(one.code)}
              download
              aria-label={own.certificateOf(one.title)}
            >
              {own.certificate}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
