/** Keeps the screen on while a class is open: a locked phone hears nothing. Returns how to stop. Where
 * the browser has no such thing, or says no (a low battery), the phone decides. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let wanted = true;
  const ask = async () => {
    if (!wanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (!wanted) void lock.release();
    } catch {
      lock = null;
    }
  };
  const onVisible = () => void ask(); // the lock ends whenever the page is hidden
  document.addEventListener('visibilitychange', onVisible);
  void ask();
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  };
}
