import { useKindlerTranslation } from '../../translation';

const TRANSLATED = ['listener', 'proxy', 'server', 'member', 'sql'] as const;

/** What a kind of hop is called. One that has no translation is called what it is. */
export function useHopLabel(): (kind: string) => string {
  const { t } = useKindlerTranslation();
  return kind => {
    const known = TRANSLATED.find(each => each === kind);
    return known ? t(`hop.${known}`) : kind;
  };
}
