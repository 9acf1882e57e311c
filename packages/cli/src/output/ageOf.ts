const UNITS: Array<[number, string]> = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
];

/** How long ago an ISO time was by the backend's clock, e.g. `3 h`. */
export function ageOf(time: string | undefined, now: string): string {
  if (!time) {
    return '-';
  }
  return durationOf(Date.parse(now) - Date.parse(time));
}

/** Milliseconds in the largest unit that they fill. */
export function durationOf(ms: number): string {
  const [size, unit] = UNITS.find(([most]) => ms >= most) ?? UNITS[3];
  return `${Math.max(0, Math.round(ms / size))} ${unit}`;
}
