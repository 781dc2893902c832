/** The timetable of a class, when somebody was connected, and below it the stretch that is set right:
 * its two ends are drawn by mouse or finger, or moved by the arrow keys. */
import type { ApiClass, Interval } from '../../../net/api_types.ts';
import { BAR_WIDTH, dayBar } from '../../../state/day_bar.ts';
import type { Zone } from '../../../text/format.ts';
import { spanOf } from '../../../text/time_fields.ts';
import { useReading } from '../../language.tsx';
import { useFactsWords } from './facts.ts';

interface Stretch {
  start_ms: number;
  end_ms: number;
}

interface StretchBarProps {
  name: string;
  klass: ApiClass;
  intervals: readonly Interval[];
  zone: Zone;
  stretch: Stretch;
  /** What lies behind it has not happened yet. */
  last_ms: number;
  onChange: (stretch: Stretch) => void;
}

/** By minutes, unless the class is shorter than a few of them. */
const stepOf = (length_s: number) => (length_s > 600 ? 60 : 1);

export function StretchBar(props: StretchBarProps) {
  const { name, klass, intervals, zone, stretch, last_ms, onChange } = props;
  const { speech } = useReading();
  const facts = useFactsWords();
  const { start_ms, end_ms } = spanOf(klass.segments);
  const length_s = Math.round((end_ms - start_ms) / 1000);
  const from = (at_ms: number) => {
    const begin_ms = Math.min(at_ms, last_ms);
    onChange({ start_ms: begin_ms, end_ms: Math.max(begin_ms, stretch.end_ms) });
  };
  const until = (at_ms: number) => {
    const stop_ms = Math.min(at_ms, last_ms);
    onChange({ start_ms: Math.min(stretch.start_ms, stop_ms), end_ms: stop_ms });
  };
  const handle = (which: 'from' | 'until', at_ms: number, onMove: (at_ms: number) => void) => (
    <input
      type="range"
      class={which}
      min={0}
      max={length_s}
      step={stepOf(length_s)}
      value={Math.round((at_ms - start_ms) / 1000)}
      aria-label={which === 'from' ? facts.dragFrom : facts.dragUntil}
      aria-valuetext={`${speech.clockSeconds(at_ms, zone)} ${zone}`}
      onInput={(event) => onMove(start_ms + event.currentTarget.valueAsNumber * 1000)}
    />
  );
  return (
    <div class="stretch" role="group" aria-label={facts.barOf(name)}>
      <Picture klass={klass} intervals={intervals} stretch={stretch} />
      {handle('from', stretch.start_ms, from)}
      {handle('until', stretch.end_ms, until)}
    </div>
  );
}

/** The handles beside it say it in words. */
function Picture({
  klass,
  intervals,
  stretch,
}: Pick<StretchBarProps, 'klass' | 'intervals' | 'stretch'>) {
  const bar = dayBar(klass.segments, intervals, Infinity);
  const chosen = dayBar(klass.segments, [stretch], Infinity)?.present[0];
  if (!bar) return null;
  return (
    <svg class="day" viewBox={`0 0 ${BAR_WIDTH} 44`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="base" width={BAR_WIDTH} height={20} />
      {bar.present.map(({ x, width }) => (
        <rect key={x} class="part" x={x} width={width} y={3} height={14} />
      ))}
      {bar.pauses.map(({ x, width }) => (
        <rect key={x} class="pause" x={x} width={width} y={3} height={14} />
      ))}
      <rect class="base" y={24} width={BAR_WIDTH} height={20} />
      {chosen && stretch.end_ms > stretch.start_ms && (
        <rect class="on" x={chosen.x} width={chosen.width} y={24} height={20} />
      )}
    </svg>
  );
}
