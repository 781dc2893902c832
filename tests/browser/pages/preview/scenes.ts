/** Every state of every page, by name. */
import { h, type ComponentChildren } from 'preact';
import { Api } from '../../../../web-client/src/net/api.ts';
import { Ask } from '../../../../web-client/src/net/ask.ts';
import type { PublicCertificate } from '../../../../web-client/src/net/certificate_api.ts';
import {
  RecordApi,
  type PersonRecord,
  type SuperiorView,
} from '../../../../web-client/src/net/record_api.ts';
import { CertificatePage } from '../../../../web-client/src/view/certificate_page.tsx';
import { InvitationPage } from '../../../../web-client/src/view/invitation_page.tsx';
import { OwnPage } from '../../../../web-client/src/view/own/own_page.tsx';
import { SuperiorPage } from '../../../../web-client/src/view/superior/superior_page.tsx';
import { sayNotice } from '../../../../web-client/src/view/notices.ts';
import { ClassPage } from '../../../../web-client/src/view/class_page.tsx';
import type { Book } from '../../../../web-client/src/net/facts_api.ts';
import { CorrectionPanel } from '../../../../web-client/src/view/coordinator/facts/correction_panel.tsx';
import { OfficeContext, type Office } from '../../../../web-client/src/view/coordinator/office.ts';
import { routeOf } from '../../../../web-client/src/view/coordinator/route.ts';
import { Shell } from '../../../../web-client/src/view/coordinator/shell.tsx';
import { SignIn } from '../../../../web-client/src/view/coordinator/sign_in.tsx';
import { EntryPage, type EntryState } from '../../../../web-client/src/view/entry.tsx';
import { InstructorPage } from '../../../../web-client/src/view/instructor/instructor.tsx';
import type { Words } from '../../../../web-client/src/text/id.ts';
import { Refused, type Failure } from '../../../../web-client/src/net/refused.ts';
import { Toasts } from '../../../../web-client/src/view/toasts.tsx';
import * as room from './class_fixtures.ts';
import { PUBLIC } from './desk_fixtures.ts';
import { factsAnswers } from './facts_fixtures.ts';
import * as office from './office_fixtures.ts';
import { fakeLive, type Stillness } from './fake_live.ts';
import { EMPTY_RECORD, NO_STAFF, OWN_RECORD, recordAnswer, SUPERIOR } from './record_fixtures.ts';

type Scene = (words: Words) => ComponentChildren;

const entry =
  (state: EntryState, deaf = false) =>
  () =>
    h(EntryPage, { state, deaf, offset_minutes: -540, onEnter: nothing, onRetry: nothing });

const nothing = () => {};

function classPage(still: Omit<Stillness, 'now_ms'>, now_ms = room.NOW_MS) {
  return (words: Words) => {
    const live = fakeLive({ now_ms, ...still });
    if (still.sound?.problem === 'busy') sayNotice(live.toasts, { say: 'floor_mine' }, words);
    return h(ClassPage, {
      live,
      loadInstructor: () => Promise.resolve(InstructorPage),
      askResult: () => Promise.resolve(null),
      onBack: nothing,
    });
  };
}

const learner = (more: Partial<Stillness['room']> = {}, still: Partial<Stillness> = {}) =>
  classPage({ room: { ...room.learnerRoom, ...more }, levels: [[1, 0.6]], ...still });

const teacher = (more: Partial<Stillness['room']> = {}, still: Partial<Stillness> = {}) =>
  classPage({
    room: { ...room.instructorRoom, ...more },
    levels: [[10, 0.4]],
    ownLevel: 0.62,
    sound: {
      status: { output: 'running', microphone: 'on', speaking: true, problem: null },
    },
    ...still,
  });

const lost = {
  connection: { at: 'waiting', attempt: 1, retry_mono_ms: 0 },
  wasOpen: true,
} as const;

const ended = (why: 'class_over' | 'removed' | 'replaced') => ({
  line: { connection: { at: 'ended', why }, wasOpen: true } as const,
});

/** The panel that a person's row of the attendance page opens. */
function correction() {
  const { ATTENDANCE } = office;
  const answers = factsAnswers(ATTENDANCE);
  const book = answers[`/api/v1/activities/${ATTENDANCE.activity.id}/book`] as Book;
  const one = ATTENDANCE.people.filter(({ role }) => role === 'learner')[1];
  const klass = ATTENDANCE.activity.classes[0];
  if (!one || !klass) return h('p', null, 'nobody');
  const done = { onChanged: nothing, onClose: nothing };
  return h(CorrectionPanel, { attendance: ATTENDANCE, klass, one, book, ...done });
}

function officePage(hash: string, page?: () => ComponentChildren) {
  return () => {
    const toasts = new Toasts();
    const value: Office = {
      api: new Api((path, init) => office.officeFetch(path, init)),
      toasts,
      watch: () => fakeLive({ now_ms: room.NOW_MS, room: room.coordinatorRoom }),
      onSignedOut: nothing,
      now_ms: () => room.NOW_MS,
    };
    return h(
      OfficeContext.Provider,
      { value },
      page ? page() : h(Shell, { route: routeOf(hash), name: 'Koordinator', onSignOut: nothing }),
    );
  };
}

const activity = `#/kegiatan/${office.ACTIVITY.id}`;

const records = (record: PersonRecord, view = SUPERIOR) =>
  new RecordApi(
    new Ask((path) => {
      const answer = recordAnswer(path, record, view);
      return answer === undefined
        ? office.answerOf({ error: 'not_found' }, 404)
        : office.answerOf(answer);
    }),
  );

const ownPage =
  (api: RecordApi, token = 'tautan') =>
  () =>
    h(OwnPage, {
      token,
      records: api,
      toasts: new Toasts(),
      onReceipt: () => Promise.resolve('{}'),
      onSignOut: () => Promise.resolve(),
    });

const superiorPage = (view: SuperiorView) => () =>
  h(SuperiorPage, {
    name: 'Drs. Made Wirawan',
    records: records(OWN_RECORD, view),
    toasts: new Toasts(),
    onSignedOut: nothing,
    onSignOut: nothing,
  });

const refusing = (reason: Failure, detail = '') =>
  new RecordApi(new Ask(() => office.answerOf({ error: reason, detail }, 401)));

const certificatePage = (known: Partial<PublicCertificate> | null) => () =>
  h(CertificatePage, {
    look: () =>
      known ? Promise.resolve({ ...PUBLIC, ...known }) : Promise.reject(new Refused('not_found')),
  });

const invitationPage = (answer: object, status?: number) => () =>
  h(InvitationPage, { ask: new Ask(() => office.answerOf(answer, status)), token: 'undangan' });

export const SCENES: Readonly<Record<string, Scene>> = {
  'entry-checking': entry({ at: 'checking' }),
  'entry-live': entry({ at: 'known', entry: office.ENTRY }),
  'entry-deaf': entry({ at: 'known', entry: { ...office.ENTRY, role: 'instructor' } }, true),
  'entry-over': entry({ at: 'known', entry: office.ENTRY_OVER }),
  'entry-no-link': entry({ at: 'no_link' }),
  'entry-bad-link': entry({ at: 'bad_link', detail: 'replaced' }),
  'learner-joining': classPage({
    line: { connection: { at: 'opening', attempt: 0, since_mono_ms: 0 }, wasOpen: false },
  }),
  'learner-waiting': learner(
    { phase: 'waiting', speakers: [], chat: [], polls: [], account: null },
    { now_ms: room.NOW_MS - 6_000_000, levels: [] },
  ),
  'learner-running': learner(),
  'learner-poll': learner({ polls: [room.CLOSED_POLL, room.OPEN_POLL] }),
  'learner-check': learner({ check: room.CHECK }),
  'learner-check-offline': learner({ check: room.CHECK }, { line: lost }),
  'learner-hand': learner({ handPlace: 2, handsTotal: 3, chatLocked: true }),
  'learner-floor': learner({ maySpeak: true }),
  'learner-speaking': learner(
    { maySpeak: true },
    {
      ownLevel: 0.5,
      sound: { status: { output: 'running', microphone: 'on', speaking: true, problem: null } },
    },
  ),
  'learner-mic-busy': learner({ maySpeak: true }, { sound: { problem: 'busy' } }),
  'learner-muted-page': learner(
    {},
    { sound: { status: { output: 'locked', microphone: 'off', speaking: false, problem: null } } },
  ),
  'learner-break': learner(
    { phase: 'break', account: { ...room.ACCOUNT, reachable: false } },
    {
      now_ms: room.NOW_MS + 30 * 60_000,
    },
  ),
  'learner-instructor-gone': learner({ instructors: 0, lead: null }),
  'learner-offline': learner({}, { line: lost }),
  'learner-ended': learner({ phase: 'ended', account: room.POSTED }, ended('class_over')),
  'learner-ended-waiting': learner({ phase: 'ended', account: null }, ended('class_over')),
  'learner-removed': learner({}, ended('removed')),
  'learner-replaced': learner({}, ended('replaced')),
  'instructor-waiting': teacher({
    phase: 'waiting',
    lead: null,
    polls: [],
    chat: [],
    queue: [],
    handsTotal: 0,
    speakers: [],
  }),
  'instructor-running': teacher(),
  'instructor-check-open': teacher({ checkResult: room.CHECK_RESULT }),
  'instructor-check-over': teacher({
    checkResult: { ...room.CHECK_RESULT, missed: 1, open: false },
  }),
  'instructor-break': teacher({ phase: 'break', safe: false, safeSince_ms: room.NOW_MS }),
  'instructor-second': teacher(
    {
      lead: 55,
      leadName: 'Hendrik Kambu',
      me: { member: 3, name: 'Sari Dewi', role: 'instructor' },
    },
    {
      line: lost,
      sound: {
        status: { output: 'running', microphone: 'off', speaking: false, problem: 'refused' },
        problem: 'refused',
      },
    },
  ),
  'coordinator-sign-in': () =>
    h(SignIn, { ended: false, onSignIn: () => Promise.reject(new Refused('bad_sign_in')) }),
  'coordinator-activities': officePage('#/kegiatan'),
  'coordinator-people': officePage(activity),
  'coordinator-attendance': officePage(`${activity}/kehadiran`),
  'coordinator-correction': officePage('', correction),
  'coordinator-list': officePage(`${activity}/daftar/${office.ACTIVITY.classes[0]?.id ?? ''}`),
  'coordinator-tests': officePage(`${activity}/nilai`),
  'coordinator-decisions': officePage('#/keputusan'),
  'coordinator-corrections': officePage('#/perbaikan'),
  'coordinator-live': officePage(`${activity}/kelas/${office.ACTIVITY.classes[0]?.id ?? ''}`),
  'coordinator-record': officePage(`#/pegawai/${office.RECORD.person.id}`),
  'coordinator-downloads': officePage('#/unduhan'),
  'coordinator-summary': officePage('#/rekap'),
  'coordinator-tokens': officePage('#/token'),
  'coordinator-access': officePage('#/akses'),
  'coordinator-restrictions': officePage('#/pembatasan'),
  'coordinator-plan': officePage(`${activity}/rencana`),
  'coordinator-import': officePage('#/impor'),
  'coordinator-links': officePage(`${activity}/tautan`),
  'coordinator-absences': officePage(`${activity}/ketidakhadiran`),
  'coordinator-certificates': officePage(`${activity}/sertifikat`),
  'coordinator-feed': officePage('#/siasn'),
  'coordinator-changes': officePage('#/perubahan'),
  'coordinator-accounts': officePage('#/akun'),
  'coordinator-directory': officePage('#/pegawai'),
  'own-record': ownPage(records(OWN_RECORD)),
  'own-empty': ownPage(records(EMPTY_RECORD)),
  'own-no-link': ownPage(refusing('forbidden'), ''),
  'own-bad-link': ownPage(refusing('bad_link', 'replaced')),
  'own-failed': ownPage(refusing('store')),
  superior: superiorPage(SUPERIOR),
  'superior-nobody': superiorPage(NO_STAFF),
  'certificate-valid': certificatePage({}),
  'certificate-revoked': certificatePage({ state: 'revoked', revoked_ms: room.NOW_MS }),
  'certificate-unknown': certificatePage(null),
  invitation: invitationPage({
    name: 'sari',
    role: 'superior',
    person: 'Sari Dewi',
    expires_ms: room.NOW_MS,
  }),
  'invitation-used': invitationPage({ error: 'bad_link', detail: 'used' }, 404),
  'coordinator-failed': officePage(`#/pegawai/${'f'.repeat(32)}`),
};
