const DURATION =
  /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const UNITS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];

/**
 * Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. `P7D` or `PT12H`; undefined
 * where it is none. Years and months are refused: they have no length of their own.
 * @public
 */
export function parseDuration(text: string): number | undefined {
  const parts = DURATION.exec(text)?.slice(1);
  const ms = parts?.reduce(
    (sum, part, index) => sum + Number(part ?? 0) * UNITS[index],
    0,
  );
  return Number.isSafeInteger(ms) ? ms : undefined;
}
