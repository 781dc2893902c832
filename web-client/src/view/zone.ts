import { readerZone, zoneOf, type Zone } from '../text/format.ts';

/** The zone in which this reader sees the times of an activity with an official zone. */
export function zoneHere(official: string): Zone {
  return readerZone(new Date().getTimezoneOffset(), zoneOf(official));
}
