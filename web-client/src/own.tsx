/** One's own record (saya.html): opened by the personal link, or by the cookie that it left. Ties
 * together only. */
import { useMemo } from 'preact/hooks';
import { mount } from './mount.tsx';
import { Api } from './net/api.ts';
import { RecordApi } from './net/record_api.ts';
import { useHash } from './view/hash.ts';
import { OwnPage } from './view/own/own_page.tsx';
import { Toasts } from './view/toasts.tsx';

const api = new Api((path, init) => fetch(path, init));
const records = new RecordApi(api.ask);

function Root() {
  const token = useHash().replace(/^#/, '');
  const toasts = useMemo(() => new Toasts(), []);
  return (
    <OwnPage
      key={token}
      token={token}
      records={records}
      toasts={toasts}
      onReceipt={token === '' ? null : () => api.receipt(token)}
      onSignOut={() => records.close()}
    />
  );
}

await mount(<Root />);
