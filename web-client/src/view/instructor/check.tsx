/** Asks the learners whether they are still here, and what came of it. */
import type { CheckResult } from '../../protocol/gen.ts';
import type { RoomState } from '../../state/room.ts';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { zoneHere } from '../zone.ts';
import { useTeachWords } from './words.ts';

export function CheckRow({ room }: { room: RoomState }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const result = room.checkResult;
  const ask = () => live.toasts.follow(live.send({ type: 'check_ask' }), reading);
  return (
    <div class="check-row">
      <button type="button" disabled={result?.open ?? false} onClick={() => void ask()}>
        {teach.check}
      </button>
      <small class="num">
        {result ? <Result result={result} zone={room.facts?.zone ?? ''} /> : teach.checkHint}
      </small>
    </div>
  );
}

function Result({ result, zone }: { result: CheckResult; zone: string }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const { asked, answered, missed, open, at_ms } = result;
  const unreached = open ? 0 : asked - answered - missed;
  const nobody = open ? teach.checkNobodyYet : teach.checkNobody;
  const parts = [
    asked === 0 ? nobody : teach.checkAsked(speech.whole(asked), speech.whole(answered)),
    missed > 0 && teach.checkMissed(speech.whole(missed)),
    unreached > 0 && teach.checkUnreached(speech.whole(unreached)),
    open ? teach.checkOpen : teach.checkAt(speech.clockZone(at_ms, zoneHere(zone))),
  ];
  return <>{parts.filter((part) => part !== false).join(' · ')}</>;
}
