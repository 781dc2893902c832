/** Calls `tick` about once a second, also in the background. Returns how to stop it. */
export function startPulse(tick: () => void): () => void {
  const worker = new Worker(new URL('./pulse.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = tick;
  let timer: ReturnType<typeof setInterval> | null = null;
  worker.onerror = () => {
    timer ??= setInterval(tick, 1000);
  };
  return () => {
    worker.terminate();
    if (timer !== null) clearInterval(timer);
  };
}
