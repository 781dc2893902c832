/** Who is here and who is not, with a search; for instructors and coordinators. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RosterEntry } from '../protocol/gen.ts';
import { rosterLists } from '../state/roster.ts';
import type { RoomState } from '../state/room.ts';
import { Icon } from './icons.tsx';
import { useReading } from './language.tsx';
import { Face } from './parts.tsx';
import { zoneHere } from './zone.ts';

export interface RosterWords {
  search: string;
  presentList: (n: string) => string;
  absentList: (n: string) => string;
  nobodyFound: string;
  nobodyPresent: string;
  allPresent: string;
  never: string;
  since: (time: string) => string;
  left: (time: string) => string;
  devices: (n: string) => string;
  notEnrolled: string;
}

interface RosterListProps {
  room: RoomState;
  words: RosterWords;
  /** What can be done with somebody. */
  tools?: (entry: RosterEntry) => ComponentChildren;
}

export function RosterList({ room, words, tools }: RosterListProps) {
  const { speech } = useReading();
  const [search, setSearch] = useState('');
  const { present, absent } = rosterLists(room.roster, search);
  const nobody = present.length + absent.length === 0 && search !== '';
  return (
    <>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {nobody ? (
        <p class="soft">{words.nobodyFound}</p>
      ) : (
        <div class="lists">
          <div>
            <h2 class="num">{words.presentList(speech.whole(present.length))}</h2>
            {present.length === 0 && <p class="soft">{words.nobodyPresent}</p>}
            <Entries entries={present} room={room} words={words} tools={tools} />
          </div>
          <div>
            <h2 class="num">{words.absentList(speech.whole(absent.length))}</h2>
            {absent.length === 0 && <p class="soft">{words.allPresent}</p>}
            <Entries entries={absent} room={room} words={words} tools={undefined} />
          </div>
        </div>
      )}
    </>
  );
}

interface EntriesProps {
  entries: readonly RosterEntry[];
  room: RoomState;
  words: RosterWords;
  tools: RosterListProps['tools'] | undefined;
}

function Entries({ entries, room, words, tools }: EntriesProps) {
  return (
    <ul class="list">
      {entries.map((entry) => (
        <li key={entry.key}>
          <Face name={entry.name} size="small" />
          <div class="grow">
            {entry.name}
            <small class="num">
              <About entry={entry} room={room} words={words} />
            </small>
          </div>
          {entry.hand && <Icon name="hand" />}
          {entry.mic && <Icon name="mic" />}
          {tools?.(entry)}
        </li>
      ))}
    </ul>
  );
}

function About({
  entry,
  room,
  words,
}: {
  entry: RosterEntry;
  room: RoomState;
  words: RosterWords;
}) {
  const reading = useReading();
  const zone = zoneHere(room.facts?.zone ?? '');
  const at = reading.speech.clock(entry.since_ms, zone);
  const parts = [
    entry.role === 'learner' ? '' : reading.words.roles[entry.role],
    entry.since_ms === 0 ? words.never : entry.present ? words.since(at) : words.left(at),
    entry.devices > 1 ? words.devices(reading.speech.whole(entry.devices)) : '',
    entry.enrolled || entry.role !== 'learner' ? '' : words.notEnrolled,
  ];
  return <>{parts.filter((part) => part !== '').join(' · ')}</>;
}
