/** What the server answers to the pages of files, links, certificates, plans, changes and of what goes
 * to the personnel system. */
import type {
  Absences,
  Import,
  ImportReport,
  IssuedLink,
} from '../../../../web-client/src/net/bulk_api.ts';
import type {
  Certificates,
  PublicCertificate,
} from '../../../../web-client/src/net/certificate_api.ts';
import type { Account, Change, Plan } from '../../../../web-client/src/net/plan_api.ts';
import type { Attendance, Person } from '../../../../web-client/src/net/api_types.ts';

const DAY_MS = 86_400_000;
const id = (n: number) => n.toString(16).padStart(32, '0');

export const PUBLIC: PublicCertificate = {
  state: 'valid',
  revoked_ms: 0,
  replaced: false,
  number: '0007/BPSDM-PAPUA/2025',
  kind: 'sttp',
  name: 'Siti Nurhaliza Rahmawati Kusumaningtyas',
  title: 'Penyusunan RPP Kelas Awal, angkatan 3',
  organiser: 'BPSDM Provinsi Papua',
  first_day: '2025-03-10',
  last_day: '2025-03-12',
  jp: 5,
  issued_day: '2025-03-14',
};

const certificates = (people: readonly Person[], now_ms: number): Certificates => ({
  closed: true,
  signatory: true,
  learners: 8,
  good: 2,
  due: 3,
  certificates: people.slice(0, 3).map((person, i) => ({
    code: id(300 + i),
    number: `000${i + 1}/BPSDM-PAPUA/2025`,
    kind: i === 1 ? 'surat_keterangan' : 'sttp',
    jp: i === 1 ? 0 : 5,
    issued_ms: now_ms - 2 * DAY_MS,
    revoked_ms: i === 2 ? now_ms - DAY_MS : 0,
    revoked_why: i === 2 ? 'Nama keliru: gelar belum dicantumkan.' : '',
    person,
  })),
});

export const IMPORT_FAULTS = {
  error: 'invalid',
  faults: [
    { line: 3, column: 'nip', code: 'nip_spoilt', value: '1,99001E+17' },
    { line: 4, column: 'nama', code: 'missing', value: '' },
    { line: 7, column: 'status', code: 'status_unknown', value: 'honorer' },
    { line: 9, column: 'nip', code: 'nip_birth_date', value: '198513152010121002' },
  ],
  more: 12,
};

export const IMPORT_CLEAN: ImportReport = {
  id: null,
  rows: 128,
  made: 120,
  changed: 2,
  unchanged: 6,
  changes: [
    {
      line: 12,
      name: 'Agus Salim',
      field: 'unit',
      before: 'SDN 3 Wamena',
      after: 'Bidang Pembinaan Guru dan Tenaga Kependidikan',
    },
    { line: 40, name: 'Dewi Kartika', field: 'employment', before: 'pppk', after: 'pns' },
  ],
  more_changes: 0,
  faults: [],
  more_faults: 0,
  warnings: [],
  more_warnings: 0,
};

const imports = (now_ms: number): Import[] => [
  {
    id: id(400),
    at_ms: now_ms - 3_600_000,
    who: 'Kartika Sari',
    noun: 'people',
    activity: null,
    title: '',
    file_name: 'pegawai triwulan 1.csv',
    rows: 128,
    undone_ms: 0,
  },
  {
    id: id(401),
    at_ms: now_ms - DAY_MS,
    who: 'Bambang Wijaya',
    noun: 'people',
    activity: null,
    title: '',
    file_name: 'pegawai salah.csv',
    rows: 12,
    undone_ms: now_ms - DAY_MS + 600_000,
  },
];

const links = (people: readonly Person[]): IssuedLink[] =>
  people.map((person, i) => ({
    person: person.id,
    name: person.name,
    nip: person.nip,
    url: `https://sinkron.example.go.id/masuk#${'b3f0a1c2d4e5f60718293a4b5c6d7e8f9a0b1c2d3e'}${i}`,
    replaced: false,
  }));

const absences = (attendance: Attendance): Absences => ({
  classes: attendance.activity.classes.map((one) => ({
    class: one.id,
    ordinal: one.ordinal,
    title: one.title,
    start_ms: one.segments[0]?.start_ms ?? 0,
    ended: true,
  })),
  absences: attendance.people.slice(1, 5).map(({ person }, i) => ({
    class: attendance.activity.classes[0]?.id ?? '',
    person,
    standing: (['terlambat', 'tidak_hadir', 'izin', 'sakit'] as const)[i] ?? 'sakit',
    late_s: i === 0 ? 1200 : 0,
  })),
});

export const PLAN: Plan = {
  planned_jp: 5,
  percent_min: 80,
  ledger: 'kompetensi',
  post_test: 'required',
  batch: '3',
  place: 'Wamena',
  legal_basis: 'Keputusan Kepala BPSDM nomor 12 tahun 2025',
  signatory_name: 'Dr. Andi Baso, M.Si.',
  signatory_position: 'Kepala BPSDM Provinsi Papua',
  signatory_nip: '… 007',
  cancelled_ms: 0,
  units: [
    { ordinal: 1, title: 'Teori', mode: 'sinkron', planned_jp: 3 },
    { ordinal: 2, title: 'Praktik mengajar', mode: 'tatap_muka', planned_jp: 2 },
  ],
  classes: [],
};

const change = (n: number, now_ms: number, more: Partial<Change>): Change => ({
  at_ms: now_ms - n * 3_700_000,
  who: 'Kartika Sari',
  noun: 'activity',
  about: id(1),
  title: 'Penyusunan RPP Kelas Awal, angkatan 3',
  field: 'title',
  person: '',
  before: 'RPP Kelas Awal',
  after: 'Penyusunan RPP Kelas Awal, angkatan 3',
  reason: '',
  imported: false,
  ...more,
});

const changes = (now_ms: number): Change[] => [
  change(0, now_ms, {}),
  change(1, now_ms, {
    noun: 'person',
    title: 'Agus Salim',
    field: 'unit',
    before: 'SDN 3 Wamena',
    after: 'Bidang Pembinaan Guru dan Tenaga Kependidikan',
    imported: true,
  }),
  change(2, now_ms, {
    noun: 'person',
    title: 'Dewi Kartika',
    field: 'employment',
    before: 'pppk',
    after: 'pns',
    reason: 'Pengangkatan, SK nomor 813/22/2025',
  }),
];

const account = (n: number, more: Partial<Account>, person: Person): Account => ({
  name: `akun${n}`,
  role: 'coordinator',
  person,
  invited: false,
  own: false,
  closed_ms: 0,
  ...more,
});

const outboxRow = (n: number, now_ms: number, more: object) => ({
  id: id(500 + n),
  kind: 'kursus',
  state: 'waiting',
  person: id(101),
  name: 'Yohana Merauje',
  activity: id(1),
  title: 'Penyusunan RPP Kelas Awal, angkatan 3',
  jp: 5,
  remote_id: '',
  tries: 0,
  due_ms: now_ms + 60_000,
  reason: '',
  detail: '',
  changed_ms: now_ms - 3_600_000,
  since_ms: now_ms - 7_200_000,
  ...more,
});

const outbox = (now_ms: number) => ({
  feed: {
    on: true,
    reason: 'not_reached',
    since_ms: now_ms - 1_800_000,
    until_ms: now_ms + 300_000,
  },
  counts: { waiting: 1, sent: 1, parked: 1 },
  reasons: [
    { state: 'parked', reason: 'refused', rows: 1, since_ms: now_ms - 7_200_000 },
    { state: 'waiting', reason: 'not_reached', rows: 1, since_ms: now_ms - 7_200_000 },
  ],
  rows: [
    outboxRow(1, now_ms, { reason: 'not_reached', tries: 3 }),
    outboxRow(2, now_ms, {
      state: 'parked',
      kind: 'diklat',
      name: 'Siti Nurhaliza Rahmawati Kusumaningtyas',
      reason: 'refused',
      detail: 'institusiPenyelenggara tidak boleh kosong',
      tries: 5,
      due_ms: null,
    }),
    outboxRow(3, now_ms, { state: 'sent', remote_id: 'A8F2-7731', due_ms: null, tries: 1 }),
  ],
});

/** Undefined for other paths. */
export function deskAnswer(path: string, method: string, attendance: Attendance): unknown {
  const { now_ms, activity } = attendance;
  const people = attendance.people.map(({ person }) => person);
  const [where = '', query = ''] = path.split('?');
  switch (where) {
    case '/api/v1/people/import':
      return IMPORT_CLEAN;
    case '/api/v1/imports':
      return { imports: imports(now_ms) };
    case `/api/v1/activities/${activity.id}/links`:
      return { links: links(people) };
    case `/api/v1/activities/${activity.id}/absences`:
      return absences(attendance);
    case `/api/v1/activities/${activity.id}/certificates`:
      return certificates(people, now_ms);
    case '/api/v1/changes':
      return { changes: changes(now_ms), next: 0 };
    case '/api/v1/people':
      return {
        people: people.map((one, i) => ({
          ...one,
          position: 'Guru kelas',
          agency: 'Dinas Pendidikan',
          left_ms: i === 3 ? now_ms - DAY_MS : 0,
        })),
        next: null,
      };
    case '/api/v1/accounts':
      return {
        accounts: people
          .slice(0, 3)
          .map((one, i) =>
            account(
              i,
              { own: i === 0, invited: i === 1, role: i === 1 ? 'superior' : 'coordinator' },
              one,
            ),
          ),
      };
    case '/api/v1/outbox':
      return method === 'GET' && query !== '' ? outbox(now_ms) : undefined;
  }
  return undefined;
}
