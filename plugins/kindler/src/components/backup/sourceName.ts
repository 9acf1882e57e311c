import type { KindlerTranslate } from '../../translation';

/** What backups are of, in words. */
export function sourceName(
  { name, environment }: { name: string; environment?: string },
  t: KindlerTranslate,
): string {
  return environment === undefined && name === 'kindler.database'
    ? t('backup.kindlerDatabase')
    : name;
}
