import type { ExportWords } from './export_id.ts';

export const exportEn: ExportWords = {
  downloads: 'Downloads',
  downloadsText:
    'Choose the data and its limits. Files hold full NIPs; every download is written into the access log.',
  noun: 'Data',
  nounAttendance: 'Attendance',
  nounEntries: 'JP entries',
  nounAttendanceText: 'One row for each person in each class.',
  nounEntriesText: 'One row for each entry of the JP ledger.',
  activity: 'Activity',
  activityAll: 'All activities',
  unit: 'Unit',
  unitHint: 'Write it exactly as with the people. Leave it empty for all units.',
  from: 'Ended from',
  until: 'Ended until',
  daysHint: 'The last day of the activity.',
  counting: 'Counting rows …',
  rows: (n: string) => `${n} rows will be downloaded.`,
  rowsNone: 'No rows match. Change the dates, the unit or the activity.',
  download: (format: string) => `Download ${format}`,
  xlsxText: 'XLSX for Excel and LibreOffice, CSV for other programs.',

  summary: 'Year summary',
  summaryText:
    'The share of staff that reached the JP target, by unit. PNS count by calendar year; PPPK by the year of the work agreement that ends in this year, or that began in it when the agreement is new.',
  year: 'Year',
  allUnits: 'All units',
  noUnit: 'Without a unit',
  reached: 'Reached the target',
  reachedOf: (n: string, of: string) => `${n} of ${of} people`,
  noTarget: 'Nobody here has a target.',
  staff: 'Staff',
  share: 'Share',
  jp: 'JP',
  education: 'Education',
  classical: 'Classical',
  nonClassical: 'Non-classical',
  average: 'Average JP',
  picture: 'Share of staff that reached the target, by unit',
  summaryNone: 'There are no people yet. Add people first.',

  tokens: 'Machine tokens',
  tokensText:
    'Other programs (such as Simpeg) take data with a token. Give only the scopes that are needed, and revoke what is not used any more.',
  tokenNew: 'New token',
  tokenTitle: 'Name of the program',
  tokenTitleHint: 'So that it is clear who uses it.',
  tokenScopes: 'May take or change',
  tokenUntil: 'Good until',
  tokenUntilHint: 'At most a year from today.',
  tokenMake: 'Make the token',
  tokenShown: (title: string) => `Token for ${title}`,
  tokenShownText:
    'This token is shown once. Copy it now and keep it in the program that uses it; do not send it by chat.',
  tokenDone: 'Copied, close',
  tokensNone: 'There is no token yet. No machine can take data.',
  tokenGood: 'Good',
  tokenExpired: 'Expired',
  tokenRevoked: 'Revoked',
  tokenMade: (day: string, by: string) => `made ${day} by ${by}`,
  tokenLast: (day: string) => `good until ${day}`,
  revoke: 'Revoke',
  revokeTitle: (title: string) => `Revoke the token ${title}?`,
  revokeText: 'The program that uses it can take no more data, at once.',
  scopes: {
    'read:attendance': 'Read attendance',
    'read:credit': 'Read JP and summaries',
    'read:people': 'Read people, full NIPs',
    'read:plans': 'Read activities and classes',
    'write:plans': 'Change activities and classes',
    'write:people': 'Change people',
  },

  access: 'Access log',
  accessText: 'Who took which personal data, when, and of how many people. Nothing can be deleted.',
  accessCsv: 'Download CSV',
  accessNone: 'Nobody has taken data yet.',
  accessWhen: 'When',
  accessWho: 'By',
  accessWhat: 'Data',
  accessAbout: 'About',
  accessPeople: 'People',
  accessAddress: 'Network address',
  accessMachine: (title: string) => `Machine: ${title}`,
  accessMany: 'many activities',
  kept: 'How long data is kept',
  keptFacts: 'Attendance, JP, seals, corrections and certificates: for ever.',
  keptChat: (days: number) =>
    days === 0
      ? 'Chat and named votes: for ever.'
      : `Chat and named votes: ${days} days after the class; longer while an objection, a document or a correction waits for an answer.`,
  keptAddresses: (days: number) =>
    days === 0 ? 'Network addresses: for ever.' : `Network addresses: ${days} days.`,
  keptDocuments: (days: number) =>
    days === 0
      ? 'Files that were uploaded and never filed: for ever.'
      : `Files that were uploaded and never filed: ${days} days.`,
  keptLast: (
    when: string,
    last: { lines: number; classes: number; addresses: number; documents: number },
  ) =>
    `Last erased ${when}: ${last.lines} lines of chat and votes of ${last.classes} classes, ${last.addresses} network addresses, ${last.documents} files.`,
  keptNever: 'Nothing was erased yet. It is done when the server starts, and every day.',
  keptHeld: (classes: number) =>
    `${classes} classes are held because somebody still waits for an answer. Open Decisions to answer.`,
  accessMore: 'Show older ones',
  faults: {
    missing: 'Fill this in.',
    no_date: 'Write a date that exists, such as 2025-03-10.',
    before_from: 'The last day is before the first. Swap them.',
    past: 'This day is over. Choose today or later.',
    too_far: 'At most a year from today. Choose an earlier day.',
    too_long: 'Too long. Shorten it.',
  },
  otherFault: (code: string) => `Look at this again (${code}).`,
};
