/** Cards to print, two by four on a page of A4, one for each person. What draws the codes is fetched
 * when somebody opens this. */
import { useEffect, useState } from 'preact/hooks';
import type { IssuedLink } from '../../../net/bulk_api.ts';
import { Icon } from '../../icons.tsx';
import { useBulkWords } from './words.ts';

type Encode = typeof import('uqr').encode;

/** White around a code, in its own squares; less, and phones do not find it (ISO/IEC 18004). */
const QUIET = 4;
const CARDS_A_PAGE = 8;

interface QrSheetProps {
  title: string;
  when: string;
  links: readonly IssuedLink[];
}

export function QrSheet({ title, when, links }: QrSheetProps) {
  const words = useBulkWords();
  const [encode, setEncode] = useState<Encode | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('uqr').then((uqr) => wanted && setEncode(() => uqr.encode));
    return () => {
      wanted = false;
    };
  }, []);
  if (!encode) return <p role="status">{words.drawing}</p>;
  const pages = Array.from({ length: Math.ceil(links.length / CARDS_A_PAGE) }, (_, page) =>
    links.slice(page * CARDS_A_PAGE, (page + 1) * CARDS_A_PAGE),
  );
  return (
    <div class="stack">
      <div class="row wrap no-print">
        <p class="grow">{words.qrText}</p>
        <button type="button" class="primary" onClick={() => print()}>
          <Icon name="down" />
          {words.print}
        </button>
      </div>
      {pages.map((cards, page) => (
        <div key={page} class="qr-page">
          {cards.map((link) => (
            <article key={link.person} class="qr-card">
              <Code text={link.url} label={words.qrAlt(link.name)} encode={encode} />
              <div>
                <b>{link.name}</b>
                <p>{title}</p>
                <p>{when}</p>
                <small>{words.qrHint}</small>
              </div>
            </article>
          ))}
        </div>
      ))}
    </div>
  );
}

function Code({ text, label, encode }: { text: string; label: string; encode: Encode }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
