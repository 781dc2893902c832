/** The page of an invitation: its token stands behind the #, the password is chosen here. */
import { mount } from './mount.tsx';
import { Ask } from './net/ask.ts';
import { InvitationPage } from './view/invitation_page.tsx';

const ask = new Ask((path, init) => fetch(path, init));
const token = location.hash.slice(1);

await mount(<InvitationPage ask={ask} token={token} />);
