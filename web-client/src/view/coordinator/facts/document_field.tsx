/** A document as evidence: sent as soon as it is chosen, so that saving does not wait for it. */
import { useId, useState } from 'preact/hooks';
import { useFactsApi, useFactsWords, useSending } from './facts.ts';

interface DocumentFieldProps {
  needed: boolean;
  /** The hash of the kept document; null: none, or not yet. */
  onKept: (hash: string | null) => void;
}

export function DocumentField({ needed, onKept }: DocumentFieldProps) {
  const facts = useFactsWords();
  const api = useFactsApi();
  const hint = useId();
  const { busy, fault, send } = useSending();
  const [kept, setKept] = useState(false);
  const choose = (file: File | undefined) => {
    setKept(false);
    onKept(null);
    if (!file) return;
    void send(async () => {
      onKept((await api.keepDocument(file)).hash);
      setKept(true);
    });
  };
  return (
    <label class="field">
      <small>{needed ? facts.documentNeeded : facts.document}</small>
      <input
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby={hint}
        onChange={(event) => choose(event.currentTarget.files?.[0])}
      />
      <small id={hint} role="status" class={fault ? 'bad' : 'soft'}>
        {fault || (busy ? facts.documentSending : kept ? facts.documentKept : facts.documentHint)}
      </small>
    </label>
  );
}
