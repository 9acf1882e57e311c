/**
 * PostgreSQL's version number as people write it: `150018` is `15.18`.
 */
export function formatServerVersion(version: number): string {
  const major = Math.floor(version / 10_000);
  const rest = version % 10_000;
  return major >= 10
    ? `${major}.${rest}`
    : `${major}.${Math.floor(rest / 100)}.${rest % 100}`;
}
