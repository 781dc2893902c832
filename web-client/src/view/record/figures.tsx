/** The activities that a figure of a year rests on; each opens what it rests on in turn. */
import type { Mode } from '../../net/facts_api.ts';
import type { RecordActivity } from '../../net/record_api.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Window } from '../parts.tsx';
import { useRecordWords } from './words.ts';

export type Figure =
  | { of: 'counted' | 'capacity' | 'waiting' | 'surplus' }
  | { of: 'category'; category: string }
  | { of: 'mode'; mode: Mode | 'unknown' };

/** What an activity gives to it. */
export function jpTowards(figure: Figure, activity: RecordActivity): number {
  const { ledger, jp, surplus_jp, waiting_jp, category, modes } = activity;
  switch (figure.of) {
    case 'counted':
      return ledger === 'kompetensi' ? jp : 0;
    case 'capacity':
      return ledger === 'kapasitas' ? jp : 0;
    case 'waiting':
      return waiting_jp;
    case 'surplus':
      return surplus_jp;
    case 'category':
      return category === figure.category ? jp : 0;
    case 'mode':
      return modes[figure.mode];
  }
}

/** Null: the figures are only shown. */
export type OnFigure = ((figure: Figure) => void) | null;

interface FigureJpProps {
  figure: Figure;
  jp: number;
  name: string;
  onFigure: OnFigure;
}

export function FigureJp({ figure, jp, name, onFigure }: FigureJpProps) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const text = words.jp(speech.whole(jp));
  if (!onFigure || jp === 0) return <>{text}</>;
  return (
    <button
      type="button"
      class="link"
      aria-label={record.openFigure(name, text)}
      onClick={() => onFigure(figure)}
    >
      {text}
    </button>
  );
}

function useFigureName(figure: Figure): string {
  const { words } = useReading();
  const record = useRecordWords();
  switch (figure.of) {
    case 'category':
      return sayCategory(figure.category, words);
    case 'mode':
      return record.modes[figure.mode];
    default:
      return record.figures[figure.of];
  }
}

interface FigureWindowProps {
  figure: Figure;
  activities: readonly RecordActivity[];
  onOpen: (activity: RecordActivity) => void;
  onClose: () => void;
}

export function FigureWindow({ figure, activities, onOpen, onClose }: FigureWindowProps) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const parts = activities
    .map((activity) => ({ activity, jp: jpTowards(figure, activity) }))
    .filter(({ jp }) => jp !== 0);
  const sum = parts.reduce((all, { jp }) => all + jp, 0);
  return (
    <Window title={useFigureName(figure)} kind="panel" onClose={onClose}>
      <p class="huge num">{words.jp(speech.whole(sum))}</p>
      <small>{record.figureText}</small>
      <ul class="card list">
        {parts.map(({ activity, jp }) => (
          <li key={activity.activity}>
            <div class="grow">
              <button
                type="button"
                class="link left"
                aria-label={record.openActivity(activity.title)}
                onClick={() => onOpen(activity)}
              >
                {activity.title}
              </button>
              {activity.waits.map((wait) => (
                <small key={wait} class="warn">
                  {record.waits[wait]}
                </small>
              ))}
            </div>
            <b class="num keep">{words.jp(speech.whole(jp))}</b>
          </li>
        ))}
      </ul>
    </Window>
  );
}
