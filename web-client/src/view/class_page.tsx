/** A class, for whoever sits in it: joining, learning, teaching, over. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { EndedPage } from './ended.tsx';
import { LearnerPage } from './learner/learner.tsx';
import { useReading } from './language.tsx';
import { LiveContext, type Live } from './live.ts';
import type { ResultFacts } from './result.tsx';
import { useStore } from './store.ts';
import { ToastList } from './toasts.tsx';

interface ClassPageProps {
  live: Live;
  /** Fetches the instructor's page; learners never load it. */
  loadInstructor: () => Promise<ComponentType>;
  /** Asks what attendance came to; null: not known yet. */
  askResult: () => Promise<ResultFacts | null>;
  onBack: () => void;
}

export function ClassPage({ live, loadInstructor, askResult, onBack }: ClassPageProps) {
  const { connection } = useStore(live.line);
  const room = useStore(live.room);
  const over = connection.at === 'ended' || room.phase === 'ended';
  return (
    <LiveContext.Provider value={live}>
      {over ? (
        <EndedPage
          why={connection.at === 'ended' ? connection.why : 'class_over'}
          askResult={askResult}
          onBack={onBack}
        />
      ) : (
        <>
          <Seated live={live} loadInstructor={loadInstructor} />
          <ToastList toasts={live.toasts} />
        </>
      )}
    </LiveContext.Provider>
  );
}

function Seated({ live, loadInstructor }: Pick<ClassPageProps, 'live' | 'loadInstructor'>) {
  const room = useStore(live.room);
  const [Instructor, setInstructor] = useState<ComponentType | null>(null);
  const teaches = room.me?.role === 'instructor';
  useEffect(() => {
    if (teaches) void loadInstructor().then((page) => setInstructor(() => page));
  }, [teaches]);
  if (!room.facts) return <Joining />;
  if (!teaches) return <LearnerPage />;
  return Instructor ? <Instructor /> : <Joining />;
}

function Joining() {
  const { words } = useReading();
  return (
    <main class="joining" aria-busy="true">
      <p class="soft" role="status">
        {words.connection.opening}
      </p>
      <div class="ghost stack">
        <i class="wide" />
        <i />
        <i class="disc" />
        <i />
      </div>
    </main>
  );
}
