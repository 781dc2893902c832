/** What was said about somebody's attendance afterwards: each with its answer, newest last. */
import type { BookFact } from '../../net/facts_api.ts';
import type { DocumentKind, RecordClass } from '../../net/record_api.ts';
import type { Zone } from '../../text/format.ts';
import { useReading } from '../language.tsx';
import { Chip } from '../parts.tsx';
import { useRecordWords } from './words.ts';

interface FactsProps {
  facts: readonly BookFact[];
  /** Of the activity; which one is said where there are several. */
  classes: readonly RecordClass[];
  zone: Zone;
  documentOf: (fact: BookFact) => string | null;
}

/** Answers and decisions stand with what they answer. */
const ALONE: readonly BookFact['kind'][] = [
  'correction',
  'excuse',
  'objection',
  'evidence',
  'test',
  'overlap',
];

export function Facts({ facts, classes, zone, documentOf }: FactsProps) {
  const record = useRecordWords();
  const titleOf = (id: string | null) =>
    classes.length > 1 ? (classes.find((one) => one.class === id)?.title ?? '') : '';
  const shown = facts.filter(({ kind }) => ALONE.includes(kind));
  if (shown.length === 0) return null;
  return (
    <section class="stack tight">
      <h3>{record.facts}</h3>
      {shown.map((fact) => (
        <Fact
          key={fact.fact}
          fact={fact}
          answer={facts.find((one) => one.fact === fact.answer) ?? null}
          about={titleOf(fact.class)}
          zone={zone}
          documentOf={documentOf}
        />
      ))}
    </section>
  );
}

interface FactProps {
  fact: BookFact;
  answer: BookFact | null;
  /** Title of the class; "": the whole activity. */
  about: string;
  zone: Zone;
  documentOf: (fact: BookFact) => string | null;
}

function Fact({ fact, answer, about, zone, documentOf }: FactProps) {
  const { speech } = useReading();
  const record = useRecordWords();
  const at = `${speech.date(fact.at_ms, zone)} ${speech.clockZone(fact.at_ms, zone)}`;
  const state = record.factStates[fact.state];
  const where = documentOf(fact);
  const whole = about === '' && fact.day ? record.ofDay(speech.isoDate(fact.day)) : about;
  return (
    <div class="card stack tight">
      <div class="row wrap">
        <b class="grow">
          {fact.kind === 'evidence' ? sayDocument(fact, record) : record.factKinds[fact.kind]}
        </b>
        {state !== '' && <Chip tone="warn">{state}</Chip>}
        {fact.state === 'holds' && <Outcome fact={fact} answer={answer} />}
      </div>
      <small class="num">
        {whole && `${whole} · `}
        {record.factBy(at, fact.by?.name ?? '')}
      </small>
      <Said fact={fact} zone={zone} />
      {fact.text !== '' && <p>{fact.text}</p>}
      {where !== null && (
        <a href={where} target="_blank" rel="noopener">
          {fact.name ? `${record.document}: ${fact.name}` : record.document}
        </a>
      )}
      {answer && answer.text !== '' && (
        <p class={answer.accepted ? 'note good' : 'note bad'}>
          {answer.by?.name}: {answer.text}
        </p>
      )}
    </div>
  );
}

type RecordWords = ReturnType<typeof useRecordWords>;

function sayDocument(fact: BookFact, record: RecordWords): string {
  return record.documents[fact.document as DocumentKind] ?? record.factKinds.evidence;
}

/** How an objection or a filing came out. */
function Outcome({ fact, answer }: { fact: BookFact; answer: BookFact | null }) {
  const record = useRecordWords();
  if (fact.kind !== 'objection' && fact.kind !== 'evidence') return null;
  if (fact.document === 'laporan_ke_atasan') {
    return <Chip tone={answer ? 'good' : 'plain'}>{answer ? record.read : record.unread}</Chip>;
  }
  if (!answer) {
    return <Chip tone="warn">{fact.kind === 'evidence' ? record.undecided : record.noAnswer}</Chip>;
  }
  return (
    <Chip tone={answer.accepted ? 'good' : 'bad'}>
      {answer.accepted ? record.accepted : record.refused}
    </Chip>
  );
}

/** What one kind says and others do not. */
function Said({ fact, zone }: { fact: BookFact; zone: Zone }) {
  const { speech } = useReading();
  const record = useRecordWords();
  if (fact.claim && fact.start_ms !== undefined && fact.end_ms !== undefined) {
    const from = speech.clockSeconds(fact.start_ms, zone);
    const to = `${speech.clockSeconds(fact.end_ms, zone)} ${zone}`;
    return <p class="num">{record.claim(record.claims[fact.claim], from, to)}</p>;
  }
  if (fact.excuse) return <p>{record.excuses[fact.excuse]}</p>;
  if (fact.choice) return <p>{record.choices[fact.choice]}</p>;
  if (fact.score !== undefined) return <p class="num">{record.score(speech.whole(fact.score))}</p>;
  if (fact.serves || fact.coordinated_with) {
    return (
      <dl class="facts">
        {fact.serves && [<dt key="s">{record.serves}</dt>, <dd key="sv">{fact.serves}</dd>]}
        {fact.coordinated_with && [
          <dt key="c">{record.coordinatedWith}</dt>,
          <dd key="cv">{fact.coordinated_with}</dd>,
        ]}
      </dl>
    );
  }
  return null;
}
