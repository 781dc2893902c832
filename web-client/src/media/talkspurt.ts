/** Which encoded frames go on the wire. While somebody speaks, all of them. In silence the first
 * frame goes out marked as silence, then one a half second to keep the line and the noise level
 * alive. The last two frames before speech are held back and sent with it, so that a soft first
 * consonant is heard and the listener's buffer is full at once. Pure. */
export interface TalkspurtState<Packet> {
  speaking: boolean;
  /** Frames since the last one that was sent. */
  unsent: number;
  /** The newest unsent frames, oldest first. */
  held: readonly Packet[];
}

export interface Outgoing<Packet> {
  packet: Packet;
  silence: boolean;
}

const HELD_MAX = 2;
/** One packet per this many frames of silence: 500 ms. */
export const KEEP_ALIVE_FRAMES = 25;

/** Before the first frame: the first quiet one goes out at once and sets the listener up. */
export function talkspurtStart<Packet>(): TalkspurtState<Packet> {
  return { speaking: false, unsent: KEEP_ALIVE_FRAMES, held: [] };
}

export function talkspurtNext<Packet>(
  state: TalkspurtState<Packet>,
  packet: Packet,
  voice: boolean,
): { state: TalkspurtState<Packet>; send: readonly Outgoing<Packet>[] } {
  if (voice) {
    const send = [...state.held, packet].map((each) => ({ packet: each, silence: false }));
    return { state: { speaking: true, unsent: 0, held: [] }, send };
  }
  if (state.speaking || state.unsent + 1 >= KEEP_ALIVE_FRAMES) {
    const send = [{ packet, silence: true }];
    return { state: { speaking: false, unsent: 0, held: [] }, send };
  }
  const held = [...state.held, packet].slice(-HELD_MAX);
  return { state: { speaking: false, unsent: state.unsent + 1, held }, send: [] };
}
