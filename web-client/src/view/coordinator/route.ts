/** Which page stands in the address: "#/kegiatan/0f…/kehadiran". Pure. */
export type Route =
  | { page: 'activities' }
  | { page: 'activity'; activity: string }
  | { page: 'attendance'; activity: string }
  | { page: 'live'; activity: string; class: string }
  | { page: 'record'; person: string };

const ID = '([0-9a-f]{32})';
const ACTIVITY = new RegExp(`^#/kegiatan/${ID}$`);
const ATTENDANCE = new RegExp(`^#/kegiatan/${ID}/kehadiran$`);
const LIVE = new RegExp(`^#/kegiatan/${ID}/kelas/${ID}$`);
const RECORD = new RegExp(`^#/pegawai/${ID}$`);

export function routeOf(hash: string): Route {
  const activity = ACTIVITY.exec(hash)?.[1];
  if (activity) return { page: 'activity', activity };
  const attendance = ATTENDANCE.exec(hash)?.[1];
  if (attendance) return { page: 'attendance', activity: attendance };
  const live = LIVE.exec(hash);
  if (live?.[1] && live[2]) return { page: 'live', activity: live[1], class: live[2] };
  const person = RECORD.exec(hash)?.[1];
  if (person) return { page: 'record', person };
  return { page: 'activities' };
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
    case 'record':
      return `#/pegawai/${route.person}`;
  }
}
