/** The way from the class to one's own record: the same personal link opens both. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useReading } from './language.tsx';

/** Where one's own record is; null: not from here. */
export const OwnRecordContext = createContext<string | null>(null);

export function OwnRecordLink() {
  const { words } = useReading();
  const where = useContext(OwnRecordContext);
  if (where === null) return null;
  return (
    <a class="button quiet" href={where} target="_blank" rel="noopener">
      {words.ownRecord}
    </a>
  );
}
