/** A value that views follow. Whoever holds the Store may change it; views see a Readable. */
import { useEffect, useState } from 'preact/hooks';

export interface Readable<T> {
  get(): T;
  /** Calls on every change; returns how to stop it. */
  follow(listener: (value: T) => void): () => void;
}

export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  follow(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function useStore<T>(store: Readable<T>): T {
  const [, redraw] = useState(0);
  useEffect(() => store.follow(() => redraw((n) => n + 1)), [store]);
  return store.get();
}
