/** All that is held about the person, as a file (UU 27/2022 art. 32). */
import { useState } from 'preact/hooks';
import type { RecordApi } from '../../net/record_api.ts';
import { asRefused } from '../../net/refused.ts';
import { Trail } from './trail.tsx';
import { useOwnWords } from './words.ts';

export function EverythingHeld({ records }: { records: RecordApi }) {
  const own = useOwnWords();
  const [state, setState] = useState<'not' | 'asking' | 'failed'>('not');
  const fetch = async () => {
    setState('asking');
    try {
      save(await records.everything());
      setState('not');
    } catch (thrown) {
      asRefused(thrown);
      setState('failed');
    }
  };
  return (
    <div class="stack tight">
      <h2>{own.mine}</h2>
      <small>{own.mineText}</small>
      <button type="button" disabled={state === 'asking'} onClick={() => void fetch()}>
        {state === 'asking' ? own.mineBusy : own.mineDo}
      </button>
      {state === 'failed' && (
        <p class="note bad" role="alert">
          {own.mineFailed}
        </p>
      )}
      <Trail records={records} />
    </div>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'data-saya.json';
  link.click();
  URL.revokeObjectURL(url);
}
