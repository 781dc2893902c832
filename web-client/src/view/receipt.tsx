/** The signed receipt that a learner takes home: asked for, and kept as a file. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { asRefused } from '../net/refused.ts';
import { useReading } from './language.tsx';

/** Asks for the receipt's text; whoever shows a result puts it there. Null: none can be had. */
export const ReceiptContext = createContext<(() => Promise<string>) | null>(null);

type Asked = 'not' | 'asking' | 'not_yet' | 'failed';

/** As a file, byte for byte: each of them is signed. */
function keep(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'tanda-terima.json';
  link.click();
  URL.revokeObjectURL(url);
}

export function Receipt() {
  const { words } = useReading();
  const ask = useContext(ReceiptContext);
  const [asked, setAsked] = useState<Asked>('not');
  if (!ask) return null;
  const fetch = async () => {
    setAsked('asking');
    try {
      keep(await ask());
      setAsked('not');
    } catch (thrown) {
      setAsked(asRefused(thrown).reason === 'wrong_phase' ? 'not_yet' : 'failed');
    }
  };
  return (
    <div class="stack tight">
      <button type="button" disabled={asked === 'asking'} onClick={() => void fetch()}>
        {words.ended.receipt}
      </button>
      <small role="status">
        {asked === 'not_yet' && words.ended.receiptNotYet}
        {asked === 'failed' && words.ended.receiptFailed}
        {(asked === 'not' || asked === 'asking') && words.ended.receiptText}
      </small>
    </div>
  );
}
