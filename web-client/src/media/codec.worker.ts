import { webcodecsDecoder } from './decoder.ts';
import { webcodecsEncoder } from './encoder.ts';
import { Hearing } from './hearing.ts';
import type { Block, HeardFrame, PlayoutOrder } from './parts.ts';
import type { CodecOrder, CodecWord } from './ports.ts';
import { probe } from './probe.ts';
import { Speaking } from './speaking.ts';

/** The codec's thread: a busy page does not disturb it. It only wires ports to the encoder's side
 * (speaking.ts) and the decoder's side (hearing.ts). */

const COUNTERS_EVERY_MS = 250;

/** Set by `open`, the first order of the façade; a worker made only to probe never has them. */
let speaking: Speaking | null = null;
let hearing: Hearing | null = null;
let countersDue = false;

addEventListener('message', ({ data }: MessageEvent<CodecOrder>) => {
  switch (data.do) {
    case 'open':
      open(data);
      break;
    case 'speak':
      speaking?.speak(data.on);
      countLater();
      break;
    case 'forget':
      hearing?.forget(data.sender);
      break;
    case 'probe':
      void probe().then((support) => say({ say: 'support', support }));
      break;
  }
});

function open(order: Extract<CodecOrder, { do: 'open' }>): void {
  const { capture, playout, frames } = order;
  const speaks = new Speaking(webcodecsEncoder(order.bitrate), (frame) => {
    frames.postMessage(frame, [frame.opus.buffer]);
  });
  const hears = new Hearing(webcodecsDecoder, (sent) => pass(playout, sent), order.speakersMax);
  speaking = speaks;
  hearing = hears;
  capture.onmessage = ({ data }: MessageEvent<Block>) => {
    speaks.block(data);
    countLater();
  };
  frames.onmessage = ({ data }: MessageEvent<HeardFrame>) => {
    hears.hear(data);
    countLater();
  };
}

function pass(playout: MessagePort, order: PlayoutOrder): void {
  playout.postMessage(order, 'pcm' in order ? [order.pcm.buffer] : []);
}

function countLater(): void {
  if (countersDue) return;
  countersDue = true;
  setTimeout(() => {
    countersDue = false;
    if (!speaking || !hearing) return;
    say({ say: 'counters', hearing: hearing.counters, speaking: speaking.counters });
  }, COUNTERS_EVERY_MS);
}

function say(word: CodecWord): void {
  postMessage(word);
}
