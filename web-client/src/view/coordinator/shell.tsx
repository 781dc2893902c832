/** The frame of the coordinator's pages: where one is, and where one can go. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { sayRefusal } from '../../text/say.ts';
import { focusHeading, useHeadingFocus } from '../heading.ts';
import { LanguageSwitch, useReading } from '../language.tsx';
import { ToastList } from '../toasts.tsx';
import { ActivitiesPage } from './activities.tsx';
import { ActivityPage } from './activity.tsx';
import { AccountsPage } from './accounts.tsx';
import { EditActivityPage, NewActivityPage } from './activity_form.tsx';
import { AttendancePage } from './attendance.tsx';
import { AccessPage } from './exports/access.tsx';
import { DownloadsPage } from './exports/downloads.tsx';
import { SummaryPage } from './exports/summary.tsx';
import { TokensPage } from './exports/tokens.tsx';
import { AbsencesPage } from './bulk/absences_page.tsx';
import { ImportPage } from './bulk/import_page.tsx';
import { LinksPage } from './bulk/links_page.tsx';
import { CertificatesPage } from './certificates/certificates_page.tsx';
import { ChangesPage } from './changes.tsx';
import { CorrectionsPage } from './facts/corrections_page.tsx';
import { DecisionsPage } from './facts/decisions_page.tsx';
import { FeedPage } from './feed/feed_page.tsx';
import { ListPage } from './facts/list_page.tsx';
import { TestsPage } from './facts/tests_page.tsx';
import { LivePage } from './live_page.tsx';
import { Nav } from './nav.tsx';
import { useOffice, useOfficeWords, type Asked } from './office.ts';
import { PeoplePage } from './people.tsx';
import { EditPersonPage, NewPersonPage } from './person_form.tsx';
import { PlanPage } from './plan.tsx';
import { RecordPage } from './record.tsx';
import { RestrictionsPage } from './restrictions.tsx';
import { hashOf, type Route } from './route.ts';

interface ShellProps {
  route: Route;
  name: string;
  onSignOut: () => void;
}

export function Shell({ route, name, onSignOut }: ShellProps) {
  const office = useOfficeWords();
  const { words } = useReading();
  const { toasts } = useOffice();
  const main = useRef<HTMLElement>(null);
  useHeadingFocus(main, hashOf(route));
  return (
    <div class="office">
      <button type="button" class="skip" onClick={() => main.current && focusHeading(main.current)}>
        {words.skip}
      </button>
      <aside>
        <p class="brand">Sinkron</p>
        <Nav route={route} />
        <div class="foot">
          <small>{name}</small>
          <LanguageSwitch />
          <button type="button" class="compact quiet" onClick={onSignOut}>
            {office.signOut}
          </button>
        </div>
      </aside>
      <main id="page" ref={main}>
        <Page route={route} />
      </main>
      <ToastList toasts={toasts} />
    </div>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'activities':
      return <ActivitiesPage />;
    case 'activity':
      return <ActivityPage activity={route.activity} />;
    case 'activity_new':
      return <NewActivityPage />;
    case 'activity_edit':
      return <EditActivityPage key={route.activity} activity={route.activity} />;
    case 'plan':
      return <PlanPage key={route.activity} activity={route.activity} />;
    case 'list':
      return <ListPage key={route.class} activity={route.activity} classId={route.class} />;
    case 'tests':
      return <TestsPage key={route.activity} activity={route.activity} />;
    case 'certificates':
      return <CertificatesPage key={route.activity} activity={route.activity} />;
    case 'decisions':
      return <DecisionsPage />;
    case 'corrections':
      return <CorrectionsPage />;
    case 'people':
      return <PeoplePage />;
    case 'person_new':
      return <NewPersonPage />;
    case 'person_edit':
      return <EditPersonPage key={route.person} person={route.person} />;
    case 'accounts':
      return <AccountsPage />;
    case 'changes':
      return <ChangesPage key={route.about} about={route.about} />;
    case 'attendance':
      return <AttendancePage activity={route.activity} />;
    case 'live':
      return <LivePage key={route.class} activity={route.activity} classId={route.class} />;
    case 'record':
      return <RecordPage person={route.person} />;
    case 'downloads':
      return <DownloadsPage />;
    case 'summary':
      return <SummaryPage />;
    case 'tokens':
      return <TokensPage />;
    case 'access':
      return <AccessPage />;
    case 'restrictions':
      return <RestrictionsPage />;
    case 'feed':
      return <FeedPage />;
    case 'import':
      return <ImportPage key="people" activity={null} />;
    case 'enrolment_import':
      return <ImportPage key={route.activity} activity={route.activity} />;
    case 'links':
      return <LinksPage key={route.activity} activity={route.activity} />;
    case 'absences':
      return <AbsencesPage key={route.activity} activity={route.activity} />;
  }
}

interface AskedProps<T> {
  asked: Asked<T>;
  onRetry: () => void;
  children: (value: T) => ComponentChildren;
}

/** A page's skeleton, its failure, or the page. */
export function WhenKnown<T>({ asked, onRetry, children }: AskedProps<T>) {
  const { words } = useReading();
  const office = useOfficeWords();
  if (asked.at === 'known') return <>{children(asked.value)}</>;
  if (asked.at === 'failed') {
    return (
      <section class="card stack" role="alert">
        <h1>{office.failed}</h1>
        <p>{sayRefusal(asked.refused, words)}</p>
        <p class="soft">{office.nothingLost}</p>
        <div>
          <button type="button" class="primary" onClick={onRetry}>
            {words.retry}
          </button>
        </div>
      </section>
    );
  }
  return (
    <div class="stack" aria-busy="true">
      <span class="hidden" role="status">
        {office.loading}
      </span>
      <div class="ghost stack">
        <i class="wide" />
        <i />
      </div>
      <div class="card ghost stack">
        <i />
        <i class="wide" />
        <i />
      </div>
    </div>
  );
}
