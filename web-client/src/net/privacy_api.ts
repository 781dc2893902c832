/** Restricting the processing of somebody's data. Names as in protocol/openapi.yaml. */
import type { Person } from './api_types.ts';
import type { Ask } from './ask.ts';

interface Someone {
  id: string;
  name: string;
}

export interface Restriction {
  id: string;
  state: 'asked' | 'in_force' | 'refused' | 'ended';
  asked_ms: number;
  /** It must be decided by then. */
  until_ms: number;
  text: string;
  /** 0: not yet. */
  decided_ms: number;
  decided_by: Someone | null;
  reason: string;
  /** 0: not. */
  ended_ms: number;
  ended_by: Someone | null;
  end_reason: string;
}

export interface RestrictionList {
  now_ms: number;
  restrictions: (Restriction & { person: Person })[];
}

export class PrivacyApi {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** One's own newest; null: never asked for. */
  async mine(): Promise<Restriction | null> {
    const path = '/api/me/restriction';
    return (await this.#ask.json<{ restriction: Restriction | null }>('GET', path)).restriction;
  }

  async request(reason: string): Promise<void> {
    await this.#ask.nothing('POST', '/api/me/restriction', { reason });
  }

  /** Takes back what was asked for, or is in force. */
  async takeBack(): Promise<void> {
    await this.#ask.nothing('POST', '/api/me/restriction/end', {});
  }

  all(): Promise<RestrictionList> {
    return this.#ask.json('GET', '/api/v1/restrictions');
  }

  async waiting(): Promise<number> {
    return (await this.all()).restrictions.filter(({ state }) => state === 'asked').length;
  }

  async decide(id: string, accepted: boolean, reason: string): Promise<void> {
    await this.#ask.nothing('POST', `/api/v1/restrictions/${id}`, { accepted, reason });
  }

  async lift(id: string, reason: string): Promise<void> {
    await this.#ask.nothing('POST', `/api/v1/restrictions/${id}/lift`, { reason });
  }
}
