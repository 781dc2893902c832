/** Loudness: as engineers write it (dBFS) and as a meter shows it (0..1). */

const SILENT_DB = -120;
/** A meter's left end. */
const METER_MIN_DB = -60;

export function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : sum / samples.length;
}

export function levelDb(square: number): number {
  return square > 0 ? Math.max(SILENT_DB, 10 * Math.log10(square)) : SILENT_DB;
}

/** 0 at -60 dBFS and below, 1 at full scale. */
export function meter(square: number): number {
  return Math.min(1, Math.max(0, 1 - levelDb(square) / METER_MIN_DB));
}
