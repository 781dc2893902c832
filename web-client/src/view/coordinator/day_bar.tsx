/** When one person was connected, over the timetable; the same in words for who does not see it. */
import type { ApiClass, Attendance, Interval, PersonAttendance } from '../../net/api_types.ts';
import { BAR_WIDTH, dayBar } from '../../state/day_bar.ts';
import { zoneOf } from '../../text/format.ts';
import { useReading } from '../language.tsx';
import { useOfficeWords } from './office.ts';

const HEIGHT = 22;
const TOP = 4;

interface DayBarProps {
  attendance: Attendance;
  klass: ApiClass;
  one: PersonAttendance;
}

export function DayBar({ attendance, klass, one }: DayBarProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const zone = zoneOf(attendance.activity.zone);
  const intervals = one.classes.find((each) => each.class === klass.id)?.intervals ?? [];
  const now_ms = attendance.state === 'live' ? attendance.now_ms : Infinity;
  const bar = dayBar(klass.segments, intervals, now_ms);
  if (!bar) return null;
  const say = (interval: Interval) => {
    const from = speech.clock(interval.start_ms, zone);
    if (interval.why === 'open') return office.barOpen(from);
    return office.barFromTo(from, speech.clock(interval.end_ms, zone));
  };
  const said = intervals.length > 0 ? intervals.map(say).join('; ') : office.barNone;
  const label = `${office.barText(one.person.name)}: ${said}`;
  const inner = { y: TOP, height: HEIGHT - 2 * TOP };
  return (
    <svg
      class="day"
      viewBox={`0 0 ${BAR_WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{said}</title>
      <rect class="base" width={BAR_WIDTH} height={HEIGHT} />
      {bar.present.map(({ x, width }) => (
        <rect key={x} class={one.enough ? 'on' : 'part'} x={x} width={width} {...inner} />
      ))}
      {bar.pauses.map(({ x, width }) => (
        <rect key={x} class="pause" x={x} width={width} {...inner} />
      ))}
      {bar.now !== null && <rect class="now" x={bar.now} width={2} height={HEIGHT} />}
    </svg>
  );
}
