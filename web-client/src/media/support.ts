import type { Support, SupportGap } from './probe.ts';
import type { CodecOrder, CodecWord } from './ports.ts';
import codecUrl from './codec.worker.ts?worker&url';

export type { Support, SupportGap } from './probe.ts';

const PROBE_MS_MAX = 5000;

/** Finds out, before anyone joins, what this browser can do. Never fails; takes well under a second. */
export async function checkSupport(): Promise<Support> {
  const missing = missingOutside();
  if (missing) return { hear: missing, speak: missing };
  const support = await probeInWorker();
  if (support.speak === null && !('mediaDevices' in navigator)) {
    return { ...support, speak: 'not_secure' };
  }
  return support;
}

/** What must be there before the codec can be asked. */
function missingOutside(): SupportGap | null {
  if (!isSecureContext) return 'not_secure';
  if (typeof AudioWorkletNode === 'undefined') return 'no_worklet';
  if (typeof Worker === 'undefined') return 'no_worker';
  return null;
}

function probeInWorker(): Promise<Support> {
  return new Promise((resolve) => {
    const worker = new Worker(codecUrl, { type: 'module' });
    const finish = (support: Support) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(support);
    };
    const timer = setTimeout(
      () => finish({ hear: 'decode_failed', speak: 'encode_failed' }),
      PROBE_MS_MAX,
    );
    worker.onerror = () => finish({ hear: 'no_worker', speak: 'no_worker' });
    worker.onmessage = ({ data }: MessageEvent<CodecWord>) => {
      if (data.say === 'support') finish(data.support);
    };
    const order: CodecOrder = { do: 'probe' };
    worker.postMessage(order);
  });
}
