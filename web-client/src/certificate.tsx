/** Whether a certificate is true (sertifikat.html): the code stands in the address. Ties together
 * only. */
import { mount } from './mount.tsx';
import { Ask } from './net/ask.ts';
import { certificateApi } from './net/certificate_api.ts';
import { CertificatePage } from './view/certificate_page.tsx';

const certificates = certificateApi(new Ask((path, init) => fetch(path, init)));
const code = /^\/sertifikat\/([0-9a-f]{32})$/.exec(location.pathname)?.[1] ?? null;

await mount(<CertificatePage look={code === null ? null : () => certificates.look(code)} />);
