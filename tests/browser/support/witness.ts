import type { BrowserContext, Page, Request } from 'playwright-core';

/** Watches a person's browser for what must not happen in it: a fault of a page, a complaint of its
 * console, an act against the content policy, a word to anybody but the server. And counts what is
 * loaded. */
export class Witness {
  readonly faults: string[] = [];
  readonly #name: string;
  readonly #origin: string;
  readonly #sizes: Promise<Loaded>[] = [];
  #excuse: string | null = null;

  private constructor(name: string, origin: string) {
    this.#name = name;
    this.#origin = origin;
  }

  /** Before the first page of the context is opened. `origin`: the server's. */
  static async of(name: string, context: BrowserContext, origin: string): Promise<Witness> {
    const witness = new Witness(name, origin);
    await context.addInitScript(sayViolations);
    context.on('weberror', (error) => witness.#blame(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') witness.#onConsole(message.text());
    });
    context.on('request', (request) => witness.#onAddress(request.url()));
    context.on('requestfinished', (request) => witness.#sizes.push(sizeOf(request)));
    context.on('page', (page: Page) =>
      page.on('websocket', (socket) => witness.#onAddress(socket.url())),
    );
    return witness;
  }

  /** From now on the console may say this: a browser tells of every try that failed while it had no
   * network, and of every answer that is a no. Null: nothing is excused any more. */
  excuse(words: string | null): void {
    this.#excuse = words;
  }

  /** Everything loaded so far, as it went over the line: compressed, with its headers. */
  async loaded(): Promise<Loaded[]> {
    return Promise.all(this.#sizes);
  }

  #onConsole(text: string): void {
    if (this.#excuse !== null && text.includes(this.#excuse)) return;
    this.#blame(text);
  }

  #onAddress(url: string): void {
    const { origin, protocol } = new URL(url.replace(/^ws/, 'http'));
    if (origin !== this.#origin && protocol !== 'data:') this.#blame(`asks ${url}`);
  }

  #blame(fault: string): void {
    this.faults.push(`${this.#name}: ${fault}`);
  }
}

export interface Loaded {
  path: string;
  bytes: number;
}

async function sizeOf(request: Request): Promise<Loaded> {
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  return { path: new URL(request.url()).pathname, bytes: responseBodySize + responseHeadersSize };
}

/** Page side. */
function sayViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`content policy: ${event.violatedDirective} forbids ${event.blockedURI}`);
  });
}
