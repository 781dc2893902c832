/** Tells when the device loses or finds its network, and looks at the clock at once when the page
 * wakes: a frozen page may have lost its line without a word. Returns how to stop it. */
export function watchNetwork(onOnline: (is: boolean) => void, tick: () => void): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  addEventListener('online', () => onOnline(true), options);
  addEventListener('offline', () => onOnline(false), options);
  addEventListener('pageshow', tick, options);
  document.addEventListener('resume', tick, options);
  document.addEventListener('visibilitychange', tick, options);
  return () => stop.abort();
}
