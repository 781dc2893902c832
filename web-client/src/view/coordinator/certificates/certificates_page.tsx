/** Certificates of an activity: issued for all, downloaded, revoked. */
import { useMemo, useState } from 'preact/hooks';
import type { Activity } from '../../../net/api_types.ts';
import {
  certificateApi,
  certificateFile,
  type Certificate,
  type Certificates,
} from '../../../net/certificate_api.ts';
import { planApi, type Plan } from '../../../net/plan_api.ts';
import { certificateEn } from '../../../text/certificate_en.ts';
import { certificateId, type CertificateWords } from '../../../text/certificate_id.ts';
import { zoneOf } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { Bar, Chip, Question } from '../../parts.tsx';
import { useDoing } from '../doing.ts';
import { useAsked, useOffice, useOfficeWords } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { SignatoryForm } from './signatory_form.tsx';

export function useCertificateWords(): CertificateWords {
  return useReading().speech.language === 'id' ? certificateId : certificateEn;
}

export function useCertificateApi() {
  const { api } = useOffice();
  return useMemo(() => certificateApi(api.ask), [api]);
}

interface Known {
  activity: Activity;
  plan: Plan;
  state: Certificates;
}

export function CertificatesPage({ activity }: { activity: string }) {
  const [asked, again] = useAsked<Known>(async (api) => {
    const [known, state] = await Promise.all([
      planApi(api.ask).activity(activity),
      certificateApi(api.ask).of(activity),
    ]);
    return { activity: known.activity, plan: known.plan, state };
  }, activity);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(known) => <Page {...known} onChange={again} />}
    </WhenKnown>
  );
}

interface PageProps extends Known {
  onChange: () => void;
}

function Page({ activity, plan, state, onChange }: PageProps) {
  const office = useOfficeWords();
  const words = useCertificateWords();
  return (
    <div class="stack">
      <div>
        <small class="crumbs">
          <a href={hashOf({ page: 'activities' })}>{office.activities}</a> / {activity.title}
        </small>
        <h1>{words.title}</h1>
      </div>
      {state.closed ? (
        <>
          <Issue activity={activity.id} state={state} onChange={onChange} />
          <SignatoryForm
            key={String(state.signatory)}
            activity={activity.id}
            plan={plan}
            missing={!state.signatory}
            onChange={onChange}
          />
        </>
      ) : (
        <p class="note">{words.notClosed}</p>
      )}
      {state.certificates.length > 0 && (
        <List activity={activity} certificates={state.certificates} onChange={onChange} />
      )}
    </div>
  );
}

/* ---- issuing ---- */

interface IssueProps {
  activity: string;
  state: Certificates;
  onChange: () => void;
}

function Issue({ activity, state, onChange }: IssueProps) {
  const reading = useReading();
  const { speech } = reading;
  const words = useCertificateWords();
  const api = useCertificateApi();
  const { toasts } = useOffice();
  const [busy, setBusy] = useState(false);
  const all = state.good + state.due;
  const without = state.learners - all;
  const progress = words.progress(speech.whole(state.good), speech.whole(all));
  const issue = async () => {
    setBusy(true);
    const asked = api.issue(activity).then(({ issued }) => {
      toasts.say(words.issued(speech.whole(issued)));
    });
    await toasts.follow(asked, reading);
    onChange();
    setBusy(false);
  };
  return (
    <section class="card stack">
      {all > 0 && (
        <>
          <p class="num">{progress}</p>
          <Bar part={state.good} of={all} label={progress} />
        </>
      )}
      {state.due === 0 && <p>{all > 0 ? words.allDone : words.nobodyDue}</p>}
      {without > 0 && <p class="soft num">{words.without(speech.whole(without))}</p>}
      {state.due > 0 && (
        <div>
          <button
            type="button"
            class="primary"
            disabled={busy || !state.signatory}
            onClick={() => void issue()}
          >
            {busy ? words.issuing : words.issue(speech.whole(state.due))}
          </button>
        </div>
      )}
    </section>
  );
}

/* ---- what was issued ---- */

interface ListProps {
  activity: Activity;
  certificates: readonly Certificate[];
  onChange: () => void;
}

function List({ activity, certificates, onChange }: ListProps) {
  const words = useCertificateWords();
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.number}</th>
            <th class="right">{words.jp}</th>
            <th>{words.state}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {certificates.map((certificate) => (
            <Row
              key={certificate.code}
              activity={activity}
              certificate={certificate}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  activity: Activity;
  certificate: Certificate;
  onChange: () => void;
}

function Row({ activity, certificate, onChange }: RowProps) {
  const { speech } = useReading();
  const words = useCertificateWords();
  const [asking, setAsking] = useState(false);
  const { person, code } = certificate;
  const zone = zoneOf(activity.zone);
  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ page: 'record', person: person.id })}>{person.name}</a>
        <br />
        <small>{person.unit}</small>
      </th>
      <td class="num">
        {certificate.number}
        <br />
        <small>{words.kinds[certificate.kind]}</small>
      </td>
      <td class="num right">{certificate.jp > 0 ? speech.whole(certificate.jp) : '–'}</td>
      <td>
        {certificate.revoked_ms === 0 ? (
          <Chip tone="good">{words.good(speech.date(certificate.issued_ms, zone))}</Chip>
        ) : (
          <>
            <Chip tone="bad">{words.revoked(speech.date(certificate.revoked_ms, zone))}</Chip>
            <br />
            <small>{certificate.revoked_why}</small>
          </>
        )}
      </td>
      <td class="right">
        <a
          class="button compact"
          href={certificateFile(code)}
          target="_blank"
          rel="noopener"
          aria-label={words.downloadOf(person.name)}
        >
          {words.download}
        </a>{' '}
        {certificate.revoked_ms === 0 && (
          <button
            type="button"
            class="compact quiet danger"
            aria-label={words.revokeOf(person.name)}
            onClick={() => setAsking(true)}
          >
            {words.revoke}
          </button>
        )}
        {asking && (
          <Revoke
            certificate={certificate}
            onDone={(changed) => {
              setAsking(false);
              if (changed) onChange();
            }}
          />
        )}
      </td>
    </tr>
  );
}

interface RevokeProps {
  certificate: Certificate;
  onDone: (changed: boolean) => void;
}

function Revoke({ certificate, onDone }: RevokeProps) {
  const words = useCertificateWords();
  const api = useCertificateApi();
  const doing = useDoing(() => onDone(true));
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { name } = certificate.person;
  const revoke = () => {
    const why = reason.trim();
    setMissing(why === '');
    if (why !== '') void doing(() => api.revoke(certificate.code, why), words.revokedNow(name));
  };
  return (
    <Question
      title={words.revokeOf(name)}
      text={words.revokeText}
      stay={words.stay}
      go={words.revokeDo}
      onStay={() => onDone(false)}
      onGo={revoke}
    >
      <label class="field">
        <small>{words.reason}</small>
        <textarea
          rows={3}
          maxLength={400}
          required
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {missing && (
        <p class="note bad" role="alert">
          {words.needReason}
        </p>
      )}
    </Question>
  );
}
