/** Lines of a chat, oldest first, following the newest while the reader is at the end. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatLine } from '../state/room.ts';
import type { Zone } from '../text/format.ts';
import { Icon } from './icons.tsx';
import { useReading } from './language.tsx';
import { Face } from './parts.tsx';

interface ChatLogProps {
  lines: readonly ChatLine[];
  me: number;
  zone: Zone;
  /** Shown when there is no line yet. */
  empty: ComponentChildren;
  /** What can be done with a line; instructors have something. */
  tools?: (line: ChatLine) => ComponentChildren;
}

/** So near to the end still counts as being there. */
const END_PX = 40;

export function ChatLog({ lines, me, zone, empty, tools }: ChatLogProps) {
  const { words, speech } = useReading();
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(lines.length);
  const unseen = Math.max(0, lines.length - seen);

  useLayoutEffect(() => {
    if (!atEnd) return;
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setSeen(lines.length);
  }, [lines.length, atEnd]);

  useStayAtEnd(log, atEnd);

  const onScroll = () => {
    const box = log.current;
    if (box) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < END_PX);
  };
  return (
    <div class="log-frame">
      <div class="log" role="log" aria-live="polite" tabIndex={0} ref={log} onScroll={onScroll}>
        {lines.length === 0 && <div class="log-empty soft">{empty}</div>}
        {lines.map((line) => (
          <Line key={line.line} line={line} me={me} zone={zone} tools={tools?.(line)} />
        ))}
      </div>
      {unseen > 0 && (
        <button type="button" class="compact primary newer" onClick={() => setAtEnd(true)}>
          <Icon name="down" />
          {words.chat.newLines(speech.whole(unseen))}
        </button>
      )}
    </div>
  );
}

/** The keyboard of a phone makes the box smaller; the newest line stays in sight. */
function useStayAtEnd(log: { current: HTMLDivElement | null }, atEnd: boolean): void {
  useEffect(() => {
    const box = log.current;
    if (!box || !atEnd) return;
    const watch = new ResizeObserver(() => box.scrollTo({ top: box.scrollHeight }));
    watch.observe(box);
    return () => watch.disconnect();
  }, [atEnd]);
}

interface LineProps {
  line: ChatLine;
  me: number;
  zone: Zone;
  tools: ComponentChildren;
}

function Line({ line, me, zone, tools }: LineProps) {
  const { words, speech } = useReading();
  const mine = line.from === me;
  const name = mine ? words.you : line.name;
  return (
    <div class={`line${mine ? ' mine' : ''}`}>
      <Face name={line.name} size="small" />
      <div>
        <small>
          <b>{name}</b>
          {line.role !== 'learner' && !mine && ` · ${words.roles[line.role]}`}
          <span class="num"> · {speech.clock(line.at_ms, zone)}</span>
          <Audience line={line} me={me} />
        </small>
        {line.removed ? (
          <p class="soft removed">{words.chat.removed}</p>
        ) : (
          <p class="said">{line.text}</p>
        )}
        {!line.removed && tools}
      </div>
    </div>
  );
}

function Audience({ line, me }: { line: ChatLine; me: number }) {
  const { words } = useReading();
  if (line.to === 'everyone') return null;
  const text =
    line.to === 'member' && line.member === me ? words.chat.privateToYou : words.chat.private;
  return (
    <span class="private">
      {' '}
      <Icon name="lock" />
      {text}
    </span>
  );
}
