const DURATION =
  /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const UNITS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];

/**
 * Converts an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. `P7D` or `PT12H`, to milliseconds.
 * Returns undefined for anything else, including years and months, which have no fixed length.
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
