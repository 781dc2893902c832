/** Links for all learners, shown once: as a file, as messages, as cards to print. They live in this
 * component alone, and are gone with it. */
import { useMemo, useState } from 'preact/hooks';
import type { Activity } from '../../../net/api_types.ts';
import { BulkApi, type IssuedLink } from '../../../net/bulk_api.ts';
import { asRefused, isSignedOut } from '../../../net/refused.ts';
import { zoneOf } from '../../../text/format.ts';
import { id as indonesian } from '../../../text/id.ts';
import { speechOf } from '../../../text/speech.ts';
import { Icon } from '../../icons.tsx';
import { useReading } from '../../language.tsx';
import { Choice, Empty, Question } from '../../parts.tsx';
import { CsvHint } from '../csv_hint.tsx';
import { useAsked, useOffice, useOfficeWords } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { QrSheet } from './qr_sheet.tsx';
import { BYTE_ORDER_MARK, csvRow, saveFile, useBulkWords } from './words.ts';

export function LinksPage({ activity }: { activity: string }) {
  const office = useOfficeWords();
  const words = useBulkWords();
  const [asked, again] = useAsked((api) => api.activity(activity), activity);
  return (
    <div class="stack">
      <div class="no-print">
        <small class="crumbs">
          <a href={hashOf({ page: 'activity', activity })}>{office.seePeople}</a>
        </small>
        <h1>{words.links}</h1>
        <p class="soft">{words.linksText}</p>
      </div>
      <WhenKnown asked={asked} onRetry={again}>
        {(known) => {
          const learners = known.people.filter(({ role }) => role === 'learner');
          const missing = learners.filter(({ link }) => !link || link.revoked_ms > 0);
          return (
            <Issuing
              activity={known.activity}
              learners={learners.length}
              missing={missing.length}
              onChange={again}
            />
          );
        }}
      </WhenKnown>
    </div>
  );
}

interface IssuingProps {
  activity: Activity;
  learners: number;
  missing: number;
  onChange: () => void;
}

function Issuing({ activity, learners, missing, onChange }: IssuingProps) {
  const reading = useReading();
  const words = useBulkWords();
  const { api, toasts, onSignedOut } = useOffice();
  const bulk = useMemo(() => new BulkApi(api.ask), [api]);
  const [links, setLinks] = useState<readonly IssuedLink[] | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const n = reading.speech.whole;
  const issue = async (missingOnly: boolean) => {
    setAsking(false);
    setBusy(true);
    try {
      setLinks(await bulk.issueLinks(activity.id, missingOnly));
      onChange();
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) return onSignedOut();
      toasts.refused(refused, reading);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div class="row wrap no-print">
        <button
          type="button"
          class="primary"
          disabled={busy || missing === 0}
          onClick={() => void issue(true)}
        >
          {words.linksMissing(n(missing))}
        </button>
        <button
          type="button"
          disabled={busy || learners === 0}
          onClick={() => (learners > missing ? setAsking(true) : void issue(false))}
        >
          {words.linksAll(n(learners))}
        </button>
      </div>
      {asking && (
        <Question
          title={words.linksAllTitle}
          text={words.linksAllText(n(learners - missing))}
          stay={words.linksAllStay}
          go={words.linksAllDo}
          onStay={() => setAsking(false)}
          onGo={() => void issue(false)}
        />
      )}
      {links === null && missing === 0 && learners > 0 && (
        <Empty icon="check">{words.linksNobody}</Empty>
      )}
      {links && links.length > 0 && <Handing activity={activity} links={links} />}
    </>
  );
}

type Way = 'csv' | 'message' | 'qr';

/** The first class that is still to come, or the last one there was. */
function whenOf(activity: Activity, now_ms: number): string {
  const zone = zoneOf(activity.zone);
  const speech = speechOf('id', indonesian.units);
  const times = activity.classes
    .map(({ segments }) => segments.map(({ start_ms, end_ms }) => [start_ms, end_ms] as const))
    .filter((segments) => segments.length > 0)
    .map((segments) => [segments[0]![0], segments[segments.length - 1]![1]] as const);
  const next = times.find(([, end_ms]) => end_ms > now_ms) ?? times[times.length - 1];
  if (!next) return '';
  return `${speech.dayDate(next[0], zone)}, pukul ${speech.clockRange(next[0], next[1], zone)}`;
}

function Handing({ activity, links }: { activity: Activity; links: readonly IssuedLink[] }) {
  const { speech } = useReading();
  const words = useBulkWords();
  const { now_ms } = useOffice();
  const [way, setWay] = useState<Way>('csv');
  const when = whenOf(activity, now_ms());
  return (
    <section class="stack">
      <p class="note good no-print" role="status">
        {words.linksReady(speech.whole(links.length))}
      </p>
      <div class="no-print">
        <Choice
          label={words.how}
          options={[
            ['csv', words.asCsv],
            ['message', words.asMessage],
            ['qr', words.asQr],
          ]}
          value={way}
          onChoose={setWay}
        />
      </div>
      {way === 'csv' && <AsFile activity={activity} links={links} />}
      {way === 'message' && <Messages title={activity.title} when={when} links={links} />}
      {way === 'qr' && <QrSheet title={activity.title} when={when} links={links} />}
    </section>
  );
}

function AsFile({ activity, links }: { activity: Activity; links: readonly IssuedLink[] }) {
  const words = useBulkWords();
  const save = () =>
    saveFile(
      'tautan-peserta.csv',
      BYTE_ORDER_MARK +
        csvRow(['Nama', 'NIP', 'Kegiatan', 'Tautan']) +
        links.map(({ name, nip, url }) => csvRow([name, nip, activity.title, url])).join(''),
    );
  return (
    <div class="card stack">
      <p>{words.csvText}</p>
      <div>
        <button type="button" class="primary" onClick={save}>
          <Icon name="down" />
          {words.csvDownload}
        </button>
      </div>
      <CsvHint />
    </div>
  );
}

interface MessagesProps {
  title: string;
  when: string;
  links: readonly IssuedLink[];
}

function Messages({ title, when, links }: MessagesProps) {
  const words = useBulkWords();
  const [said, setSaid] = useState('');
  const textOf = ({ name, url }: IssuedLink) => words.message(name, title, when, url);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      setSaid(words.copyFailed);
    }
  };
  return (
    <div class="stack">
      <p>{words.messageText}</p>
      <div class="row wrap">
        <button type="button" onClick={() => void copy(links.map(textOf).join('\n\n'))}>
          <Icon name="copy" />
          {words.copyAll}
        </button>
        <span role="status" class="soft">
          {said}
        </span>
      </div>
      {links.map((link) => (
        <article key={link.person} class="card stack">
          <p class="message-text" lang="id">
            {textOf(link)}
          </p>
          <div>
            <button
              type="button"
              aria-label={words.copyOf(link.name)}
              onClick={() => void copy(textOf(link))}
            >
              <Icon name="copy" />
              {words.copy}
            </button>
          </div>
        </article>
      ))}
    </div>
  );
}
