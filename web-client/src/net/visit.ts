/** Whether anybody signed in or opened a record in this browser: where nobody did, there is nobody to
 * ask the server about, and a first visit begins without a refusal. */

const REMEMBERED_AS = 'sinkron.visited';

/** True also where the browser keeps nothing for us. */
export function hasVisited(): boolean {
  try {
    return localStorage.getItem(REMEMBERED_AS) !== null;
  } catch {
    return true;
  }
}

export function rememberVisit(): void {
  try {
    localStorage.setItem(REMEMBERED_AS, '1');
  } catch {
    // A private window: the server is asked each time.
  }
}

/** The server knows nobody here. */
export function forgetVisit(): void {
  try {
    localStorage.removeItem(REMEMBERED_AS);
  } catch {
    // As above.
  }
}
