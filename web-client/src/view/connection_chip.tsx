/** How the line stands, in one word; in a sentence while it is gone. */
import type { Words } from '../text/id.ts';
import { useReading } from './language.tsx';
import { useLive, type LineState } from './live.ts';
import { Chip, type Tone } from './parts.tsx';
import { useStore } from './store.ts';

export function sayLine(line: LineState, words: Words): { text: string; tone: Tone } {
  switch (line.connection.at) {
    case 'open':
      return line.health === 'good'
        ? { text: words.connection.good, tone: 'good' }
        : { text: words.connection.slow, tone: 'warn' };
    case 'ended':
      return { text: words.connection.ended, tone: 'bad' };
    case 'idle':
    case 'opening':
    case 'waiting':
      return line.wasOpen
        ? { text: words.connection.again, tone: 'bad' }
        : { text: words.connection.opening, tone: 'plain' };
  }
}

const isOffline = (line: LineState) =>
  line.wasOpen && (line.connection.at === 'opening' || line.connection.at === 'waiting');

export function ConnectionChip() {
  const { words } = useReading();
  const line = useStore(useLive().line);
  if (isOffline(line)) return null; // the note says it, and what it means
  const { text, tone } = sayLine(line, words);
  return (
    <span role="status" class="connection">
      <Chip tone={tone}>{text}</Chip>
    </span>
  );
}

export function OfflineNote() {
  const { words } = useReading();
  const line = useStore(useLive().line);
  if (!isOffline(line)) return null;
  return (
    <div class="note bad offline" role="alert">
      <b>
        {words.connection.offline}. {words.connection.again}
      </b>
      <p>{words.connection.offlineText}</p>
    </div>
  );
}
