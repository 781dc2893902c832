import { readFileSync } from 'node:fs';

/** What `sinkron demo` writes for tests with the option links.file: everybody's key to the door. */

interface Enrolled {
  readonly key: string;
  readonly name: string;
  readonly role: 'learner' | 'instructor';
  readonly person: string;
  readonly activity: string;
  readonly token: string | null;
}

interface ClassLink {
  readonly id: string;
  readonly key: string;
  readonly activity: string;
}

interface File {
  readonly people: readonly Enrolled[];
  readonly coordinator: { readonly name: string; readonly password: string };
  readonly classes: readonly ClassLink[];
}

export class Links {
  readonly #file: File;

  constructor(path: string) {
    // Written by the server a moment ago; what is missing in it shows where it is used.
    this.#file = JSON.parse(readFileSync(path, 'utf8')) as File;
  }

  get coordinator(): File['coordinator'] {
    return this.#file.coordinator;
  }

  /** In the first activity unless another is named. */
  #enrolled(key: string, activity = this.activity()): Enrolled {
    const found = this.#file.people.find((one) => one.key === key && one.activity === activity);
    if (!found) throw new Error(`${key} is not enrolled`);
    return found;
  }

  token(key: string, activity?: string): string {
    const { token } = this.#enrolled(key, activity);
    if (token === null) throw new Error(`${key} has another link`);
    return token;
  }

  /** The id of a person, in whichever activity. */
  person(key: string): string {
    const found = this.#file.people.find((one) => one.key === key);
    if (!found) throw new Error(`${key} is not enrolled`);
    return found.person;
  }

  name(key: string): string {
    return this.#enrolled(key).name;
  }

  /** The id of the n-th activity of the school. */
  activity(n = 0): string {
    const ids = [...new Set(this.#file.classes.map(({ activity }) => activity))];
    const id = ids[n];
    if (id === undefined) throw new Error(`there is no activity ${n}`);
    return id;
  }

  /** The ids of its classes, in order. */
  classes(activity = this.activity()): string[] {
    return this.#file.classes.filter((one) => one.activity === activity).map(({ id }) => id);
  }
}
