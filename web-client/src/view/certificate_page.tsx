/** What anybody sees who scans the code on a certificate: whether it is true. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PublicCertificate } from '../net/certificate_api.ts';
import { asRefused, type Refused } from '../net/refused.ts';
import { proofEn } from '../text/certificate_en.ts';
import { proofId, type ProofWords } from '../text/certificate_id.ts';
import { sayRefusal } from '../text/say.ts';
import { LanguageSwitch, useReading } from './language.tsx';
import { Message } from './parts.tsx';

interface PageProps {
  /** Null: there is no code in the address. Fails with Refused. */
  look: (() => Promise<PublicCertificate>) | null;
}

export function CertificatePage({ look }: PageProps) {
  const { words: common, speech } = useReading();
  const words = speech.language === 'id' ? proofId : proofEn;
  const [known, setKnown] = useState<PublicCertificate | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const ask = useCallback(() => {
    setRefused(null);
    look?.().then(setKnown, (thrown) => setRefused(asRefused(thrown)));
  }, []);
  useEffect(ask, []);
  useEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech.language]);
  if (look === null || refused?.reason === 'not_found')
    return (
      <Message title={words.unknown} text={words.unknownText} tone="bad">
        <LanguageSwitch />
      </Message>
    );
  if (refused)
    return (
      <Message title={common.link.unreachable} text={sayRefusal(refused, common)} tone="warn">
        <button type="button" class="primary" onClick={ask}>
          {common.retry}
        </button>
      </Message>
    );
  if (!known)
    return (
      <p class="hidden" role="status">
        {words.looking}
      </p>
    );
  return <Known known={known} words={words} />;
}

/** Neither place nor moment matters here: a day is a day of the organiser. */
function Known({ known, words }: { known: PublicCertificate; words: ProofWords }) {
  const { speech } = useReading();
  const valid = known.state === 'valid';
  const held =
    known.first_day === known.last_day
      ? speech.isoDate(known.last_day)
      : words.until(speech.isoDate(known.first_day), speech.isoDate(known.last_day));
  const lines: readonly (readonly [string, string])[] = [
    [words.name, known.name],
    [words.number, known.number],
    [words.kind, words.kinds[known.kind]],
    [words.activity, known.title],
    [words.organiser, known.organiser],
    [words.held, held],
    ...(known.jp > 0 ? ([[words.jp, `${speech.whole(known.jp)} JP`]] as const) : []),
    [words.issued, speech.isoDate(known.issued_day)],
  ];
  return (
    <Message
      title={valid ? words.valid : words.revoked}
      text={valid ? words.validText : words.revokedText(speech.date(known.revoked_ms, 'WIB'))}
      tone={valid ? 'good' : 'bad'}
    >
      {lines.map(([what, text]) => (
        <p key={what} class="num">
          <small class="soft">{what}</small>
          <br />
          <b>{text}</b>
        </p>
      ))}
      <p class="soft">
        {valid ? words.compare : known.replaced ? words.replaced : words.notReplaced}
      </p>
      <LanguageSwitch />
    </Message>
  );
}
