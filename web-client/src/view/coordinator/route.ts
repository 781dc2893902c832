/** Which page stands in the address: "#/kegiatan/0f…/kehadiran". Pure. */
export type Route =
  | { page: 'activities' }
  | { page: 'activity_new' }
  | { page: 'activity_edit'; activity: string }
  | { page: 'plan'; activity: string }
  | { page: 'activity'; activity: string }
  | { page: 'attendance'; activity: string }
  | { page: 'live'; activity: string; class: string }
  | { page: 'record'; person: string }
  | { page: 'list'; activity: string; class: string }
  | { page: 'tests'; activity: string }
  | { page: 'certificates'; activity: string }
  | { page: 'decisions' }
  | { page: 'corrections' }
  | { page: 'people' }
  | { page: 'person_new' }
  | { page: 'person_edit'; person: string }
  | { page: 'accounts' }
  | { page: 'changes'; about: string | null }
  | { page: 'downloads' }
  | { page: 'summary' }
  | { page: 'tokens' }
  | { page: 'access' }
  | { page: 'restrictions' }
  | { page: 'feed' }
  | { page: 'import' }
  | { page: 'enrolment_import'; activity: string }
  | { page: 'links'; activity: string }
  | { page: 'absences'; activity: string };

const ID = '([0-9a-f]{32})';
const ACTIVITY = new RegExp(`^#/kegiatan/${ID}$`);
const ATTENDANCE = new RegExp(`^#/kegiatan/${ID}/kehadiran$`);
const LIVE = new RegExp(`^#/kegiatan/${ID}/kelas/${ID}$`);
const LIST = new RegExp(`^#/kegiatan/${ID}/daftar/${ID}$`);
const TESTS = new RegExp(`^#/kegiatan/${ID}/nilai$`);
const CERTIFICATES = new RegExp(`^#/kegiatan/${ID}/sertifikat$`);
const PLAN = new RegExp(`^#/kegiatan/${ID}/rencana$`);
const ACTIVITY_EDIT = new RegExp(`^#/kegiatan/${ID}/ubah$`);
const PERSON_EDIT = new RegExp(`^#/pegawai/${ID}/ubah$`);
const ENROLMENT_IMPORT = new RegExp(`^#/kegiatan/${ID}/impor$`);
const LINKS = new RegExp(`^#/kegiatan/${ID}/tautan$`);
const ABSENCES = new RegExp(`^#/kegiatan/${ID}/ketidakhadiran$`);
const CHANGES = new RegExp(`^#/perubahan/${ID}$`);
const RECORD = new RegExp(`^#/pegawai/${ID}$`);

/** Pages about nothing in particular. */
const PLAIN: readonly Route[] = [
  { page: 'activity_new' },
  { page: 'decisions' },
  { page: 'corrections' },
  { page: 'people' },
  { page: 'person_new' },
  { page: 'accounts' },
  { page: 'changes', about: null },
  { page: 'downloads' },
  { page: 'summary' },
  { page: 'tokens' },
  { page: 'access' },
  { page: 'restrictions' },
  { page: 'feed' },
  { page: 'import' },
];

export function routeOf(hash: string): Route {
  const activity = ACTIVITY.exec(hash)?.[1];
  if (activity) return { page: 'activity', activity };
  const attendance = ATTENDANCE.exec(hash)?.[1];
  if (attendance) return { page: 'attendance', activity: attendance };
  const live = LIVE.exec(hash);
  if (live?.[1] && live[2]) return { page: 'live', activity: live[1], class: live[2] };
  const list = LIST.exec(hash);
  if (list?.[1] && list[2]) return { page: 'list', activity: list[1], class: list[2] };
  const tests = TESTS.exec(hash)?.[1];
  if (tests) return { page: 'tests', activity: tests };
  const certified = CERTIFICATES.exec(hash)?.[1];
  if (certified) return { page: 'certificates', activity: certified };
  const person = RECORD.exec(hash)?.[1];
  if (person) return { page: 'record', person };
  const planned = PLAN.exec(hash)?.[1];
  if (planned) return { page: 'plan', activity: planned };
  const edited = ACTIVITY_EDIT.exec(hash)?.[1];
  if (edited) return { page: 'activity_edit', activity: edited };
  const known = PERSON_EDIT.exec(hash)?.[1];
  if (known) return { page: 'person_edit', person: known };
  const enrolling = ENROLMENT_IMPORT.exec(hash)?.[1];
  if (enrolling) return { page: 'enrolment_import', activity: enrolling };
  const linked = LINKS.exec(hash)?.[1];
  if (linked) return { page: 'links', activity: linked };
  const missed = ABSENCES.exec(hash)?.[1];
  if (missed) return { page: 'absences', activity: missed };
  const about = CHANGES.exec(hash)?.[1];
  if (about) return { page: 'changes', about };
  return PLAIN.find((route) => hashOf(route) === hash) ?? { page: 'activities' };
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case 'activities':
      return '#/kegiatan';
    case 'activity':
      return `#/kegiatan/${route.activity}`;
    case 'attendance':
      return `#/kegiatan/${route.activity}/kehadiran`;
    case 'live':
      return `#/kegiatan/${route.activity}/kelas/${route.class}`;
    case 'list':
      return `#/kegiatan/${route.activity}/daftar/${route.class}`;
    case 'tests':
      return `#/kegiatan/${route.activity}/nilai`;
    case 'certificates':
      return `#/kegiatan/${route.activity}/sertifikat`;
    case 'decisions':
      return '#/keputusan';
    case 'corrections':
      return '#/perbaikan';
    case 'record':
      return `#/pegawai/${route.person}`;
    case 'plan':
      return `#/kegiatan/${route.activity}/rencana`;
    case 'activity_edit':
      return `#/kegiatan/${route.activity}/ubah`;
    case 'activity_new':
      return '#/kegiatan/baru';
    case 'people':
      return '#/pegawai';
    case 'person_new':
      return '#/pegawai/baru';
    case 'person_edit':
      return `#/pegawai/${route.person}/ubah`;
    case 'accounts':
      return '#/akun';
    case 'changes':
      return route.about ? `#/perubahan/${route.about}` : '#/perubahan';
    case 'downloads':
      return '#/unduhan';
    case 'summary':
      return '#/rekap';
    case 'tokens':
      return '#/token';
    case 'access':
      return '#/akses';
    case 'restrictions':
      return '#/pembatasan';
    case 'feed':
      return '#/siasn';
    case 'import':
      return '#/impor';
    case 'enrolment_import':
      return `#/kegiatan/${route.activity}/impor`;
    case 'links':
      return `#/kegiatan/${route.activity}/tautan`;
    case 'absences':
      return `#/kegiatan/${route.activity}/ketidakhadiran`;
  }
}
