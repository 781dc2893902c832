/** What every page of the coordinator has at hand. */
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Api } from '../../net/api.ts';
import { asRefused, isSignedOut, type Refused } from '../../net/refused.ts';
import { officeEn } from '../../text/office_en.ts';
import { officeId, type OfficeWords } from '../../text/office_id.ts';
import { useReading } from '../language.tsx';
import type { Live } from '../live.ts';
import type { Toasts } from '../toasts.tsx';

export interface Office {
  readonly api: Api;
  readonly toasts: Toasts;
  /** A class to watch, from the moment it is asked for until it is closed. */
  watch(classId: string): Live & { close(): void };
  /** The cookie is no longer good. */
  onSignedOut(): void;
  now_ms(): number;
}

// Stands above every page of the coordinator.
export const OfficeContext = createContext<Office>(undefined as unknown as Office);

export const useOffice = () => useContext(OfficeContext);

export function useOfficeWords(): OfficeWords {
  return useReading().speech.language === 'id' ? officeId : officeEn;
}

export type Asked<T> =
  { at: 'asking' } | { at: 'failed'; refused: Refused } | { at: 'known'; value: T };

/** Asks when the page opens, and again when told to. What is known stays in sight meanwhile. */
export function useAsked<T>(ask: (api: Api) => Promise<T>, key: string): [Asked<T>, () => void] {
  const { api, onSignedOut } = useOffice();
  const [state, setState] = useState<Asked<T>>({ at: 'asking' });
  const [turn, setTurn] = useState(0);
  useEffect(() => setState({ at: 'asking' }), [key]);
  useEffect(() => {
    let wanted = true;
    ask(api).then(
      (value) => wanted && setState({ at: 'known', value }),
      (thrown) => {
        const refused = asRefused(thrown);
        if (isSignedOut(refused)) onSignedOut();
        else if (wanted) setState({ at: 'failed', refused });
      },
    );
    return () => {
      wanted = false;
    };
  }, [key, turn]);
  return [state, useCallback(() => setTurn((n) => n + 1), [])];
}
