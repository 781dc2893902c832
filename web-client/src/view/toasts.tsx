/** What was done, said in passing, with a way back where there is one. */
import type { Refused } from '../net/refused.ts';
import { asRefused } from '../net/refused.ts';
import { sayRefusal } from '../text/say.ts';
import { useReading, type Reading } from './language.tsx';
import { Store, useStore, type Readable } from './store.ts';
import type { Tone } from './parts.tsx';

export interface Toast {
  key: number;
  /** A newer toast of the same topic takes the place of the older. */
  topic: string;
  text: string;
  tone: Tone;
  undo: (() => void) | null;
}

const SHOWN_MS = 6000;
const SHOWN_MAX = 3;

export class Toasts {
  readonly #list = new Store<readonly Toast[]>([]);
  #key = 0;

  get list(): Readable<readonly Toast[]> {
    return this.#list;
  }

  say(text: string, { tone = 'plain', topic = text, undo }: ToastMore = {}): void {
    const key = ++this.#key;
    const others = this.#list.get().filter((toast) => toast.topic !== topic);
    const toast: Toast = { key, topic, text, tone, undo: undo ?? null };
    this.#list.set([...others, toast].slice(-SHOWN_MAX));
    setTimeout(() => this.drop(key), SHOWN_MS);
  }

  drop(key: number): void {
    this.#list.set(this.#list.get().filter((toast) => toast.key !== key));
  }

  /** Says why something did not happen, in the reader's language. */
  refused(refused: Refused, reading: Reading): void {
    this.say(sayRefusal(refused, reading.words), { tone: 'warn' });
  }

  /** Waits for what was asked and tells how it went; `undo` takes it back. */
  async follow(asked: Promise<void>, reading: Reading, done?: Done): Promise<boolean> {
    try {
      await asked;
    } catch (thrown) {
      this.refused(asRefused(thrown), reading);
      return false;
    }
    if (done) this.say(done.text, done.undo ? { undo: done.undo } : {});
    return true;
  }
}

interface ToastMore {
  tone?: Tone;
  topic?: string;
  /** Takes back what was done. */
  undo?: () => void;
}

interface Done {
  text: string;
  undo?: () => void;
}

export function ToastList({ toasts }: { toasts: Toasts }) {
  const { words } = useReading();
  const list = useStore(toasts.list);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {list.map((toast) => (
        <div key={toast.key} class={`toast ${toast.tone}`}>
          <span class="grow">{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              class="compact"
              onClick={() => {
                toast.undo?.();
                toasts.drop(toast.key);
              }}
            >
              {words.undo}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
