import { readFileSync } from 'node:fs';
import { seat } from '../support/member.ts';

/** A learner in a network of its own: run as a process of its own by vanish.test.ts, which cuts the
 * cable. Says on standard output what it did: one JSON text a line. */

const [port = '', address = '', cert = '', ticket = ''] = process.argv.slice(2);

const tell = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);

const member = await seat({ port: Number(port), ca: readFileSync(cert) }, ticket, {
  address,
  silent: true,
});
const { resume } = member.last('welcome');
tell({ seated: member.seat, resume, after: member.after });
setInterval(() => {
  member.giveSign();
  tell({ sign_ms: member.lastSign_ms });
}, 500);
void member.closed.then((closed) => tell({ closed }));
