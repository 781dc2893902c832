/** How somebody stands in a class. */
import type { Book } from '../../../net/facts_api.ts';
import { useReading } from '../../language.tsx';
import { Chip, type Tone } from '../../parts.tsx';
import type { Standing } from '../../../net/facts_api.ts';
import { useFactsWords } from './facts.ts';

const TONES: Record<Standing, Tone> = {
  hadir: 'good',
  terlambat: 'warn',
  izin: 'plain',
  sakit: 'plain',
  tidak_hadir: 'bad',
};

interface StandingProps {
  book: Book;
  person: string;
  classId: string;
}

export function StandingChip({ book, person, classId }: StandingProps) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const learner = book.learners.find((one) => one.person.id === person);
  const found = learner?.standings.find((each) => each.class === classId);
  if (!found) return null;
  const late = found.standing === 'terlambat';
  return (
    <Chip tone={TONES[found.standing]}>
      {late ? facts.late(speech.roughly(found.late_s)) : facts.standings[found.standing]}
    </Chip>
  );
}
