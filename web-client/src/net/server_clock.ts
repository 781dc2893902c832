/** The server's wall clock as seen from here: the last time it told, carried on by the monotonic
 * clock. A phone whose own clock is wrong still shows the right time. */
export class ServerClock {
  #server_ms: number;
  #mono_ms: number;

  /** Until the server has spoken, the device's own clock has to do. */
  constructor(wall_ms: number, mono_ms: number) {
    this.#server_ms = wall_ms;
    this.#mono_ms = mono_ms;
  }

  set(server_ms: number, mono_ms: number): void {
    this.#server_ms = server_ms;
    this.#mono_ms = mono_ms;
  }

  now_ms(mono_ms: number): number {
    return this.#server_ms + (mono_ms - this.#mono_ms);
  }
}
