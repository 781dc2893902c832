/** Where a coordinator can go: by sections beside the page, behind one button on a phone. What waits
 * for somebody is counted where it can be seen with everything closed. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FeedApi } from '../../net/feed_api.ts';
import { PrivacyApi } from '../../net/privacy_api.ts';
import { useReading } from '../language.tsx';
import { Chip } from '../parts.tsx';
import { usePrivacyWords } from '../privacy/words.ts';
import { useBulkWords } from './bulk/words.ts';
import { useCertificateWords } from './certificates/certificates_page.tsx';
import { useExportWords } from './exports/words.ts';
import { useDecisionCount } from './facts/decision_count.ts';
import { useFactsWords } from './facts/facts.ts';
import { useFeedWords } from './feed/words.ts';
import { usePlanWords } from './form.tsx';
import { useOffice, useOfficeWords } from './office.ts';
import { hashOf, type Route } from './route.ts';
import { useWaitingCount } from './waiting_count.ts';

type Page = Route['page'];

interface Place {
  to: Route;
  text: string;
  /** How much waits there. */
  count?: number;
}

interface Section {
  title: string;
  places: readonly Place[];
}

interface Places {
  activities: Place;
  decisions: Place;
  /** Of the activity that is looked at. */
  activity: readonly Place[];
  sections: readonly Section[];
}

/** Pages that are reached from another one, and belong to it. */
const HOMES: Partial<Record<Page, Page>> = {
  activity_new: 'activities',
  activity_edit: 'plan',
  enrolment_import: 'activity',
  live: 'attendance',
  list: 'attendance',
  record: 'people',
  person_new: 'people',
  person_edit: 'people',
};

function usePlaces(route: Route): Places {
  const office = useOfficeWords();
  const bulk = useBulkWords();
  const exports = useExportWords();
  const certificate = useCertificateWords();
  const plan = usePlanWords();
  const facts = useFactsWords();
  const feed = useFeedWords();
  const privacy = usePrivacyWords();
  const count = useDecisionCount(route.page);
  const { api } = useOffice();
  const parked = useWaitingCount(route.page, route.page === 'feed', () =>
    new FeedApi(api.ask).parked(),
  );
  const restrictions = useWaitingCount(route.page, route.page === 'restrictions', () =>
    new PrivacyApi(api.ask).waiting(),
  );
  const of = (activity: string): Place[] => [
    { to: { page: 'plan', activity }, text: plan.plan },
    { to: { page: 'activity', activity }, text: office.seePeople },
    { to: { page: 'links', activity }, text: bulk.links },
    { to: { page: 'attendance', activity }, text: office.attendance },
    { to: { page: 'absences', activity }, text: bulk.absences },
    { to: { page: 'tests', activity }, text: facts.tests },
    { to: { page: 'certificates', activity }, text: certificate.title },
  ];
  return {
    activities: { to: { page: 'activities' }, text: office.activities },
    decisions: { to: { page: 'decisions' }, text: facts.decisions, count },
    activity: 'activity' in route ? of(route.activity) : [],
    sections: [
      {
        title: office.people,
        places: [
          { to: { page: 'people' }, text: plan.people },
          { to: { page: 'import' }, text: bulk.importPeople },
        ],
      },
      {
        title: office.reports,
        places: [
          { to: { page: 'summary' }, text: exports.summary },
          { to: { page: 'downloads' }, text: exports.downloads },
          { to: { page: 'corrections' }, text: facts.corrections },
          { to: { page: 'feed' }, text: feed.title, count: parked },
        ],
      },
      {
        title: office.settings,
        places: [
          { to: { page: 'accounts' }, text: plan.accounts },
          { to: { page: 'tokens' }, text: exports.tokens },
          { to: { page: 'changes', about: null }, text: plan.changes },
          { to: { page: 'access' }, text: exports.access },
          { to: { page: 'restrictions' }, text: privacy.title, count: restrictions },
        ],
      },
    ],
  };
}

const waitingIn = (places: readonly Place[]) =>
  places.reduce((sum, { count = 0 }) => sum + count, 0);

function Count({ n }: { n: number }) {
  const { speech } = useReading();
  const office = useOfficeWords();
  if (n === 0) return null;
  return (
    <Chip tone="warn">
      {speech.whole(n)}
      <span class="hidden"> {office.waiting}</span>
    </Chip>
  );
}

export function Nav({ route }: { route: Route }) {
  const office = useOfficeWords();
  const places = usePlaces(route);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const here = hashOf(route);
  useEffect(() => setOpen(false), [here]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const all = [places.decisions, ...places.sections.flatMap((section) => section.places)];
  const link = ({ to, text, count = 0 }: Place) => (
    <a key={to.page} href={hashOf(to)} {...currentOf(to.page, route.page)}>
      <span class="grow">{text}</span>
      <Count n={count} />
    </a>
  );
  return (
    <nav aria-label={office.pages} data-open={open} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="compact menu"
        aria-expanded={open}
        aria-controls="pages"
        onClick={() => setOpen(!open)}
      >
        {office.menu}
        <Count n={waitingIn(all)} />
      </button>
      <div id="pages">
        {link(places.activities)}
        {places.activity.length > 0 && (
          <div class="inner" role="group" aria-label={office.thisActivity}>
            {places.activity.map(link)}
          </div>
        )}
        {link(places.decisions)}
        {places.sections.map((section) => (
          <Group key={section.title} section={section} route={route}>
            {section.places.map(link)}
          </Group>
        ))}
      </div>
    </nav>
  );
}

function currentOf(page: Page, now: Page): { 'aria-current'?: 'page' | 'true' } {
  if (page === now) return { 'aria-current': 'page' };
  return HOMES[now] === page ? { 'aria-current': 'true' } : {};
}

interface GroupProps {
  section: Section;
  route: Route;
  children: ComponentChildren;
}

/** Closed while an activity takes the room, unless one is in it or has opened it oneself. */
function Group({ section, route, children }: GroupProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const inside = section.places.some(
    ({ to }) => to.page === route.page || HOMES[route.page] === to.page,
  );
  const open = chosen ?? (inside || !('activity' in route));
  return (
    <details
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) setChosen(!open);
      }}
    >
      <summary>
        <span class="grow">{section.title}</span>
        {!open && <Count n={waitingIn(section.places)} />}
      </summary>
      {children}
    </details>
  );
}
