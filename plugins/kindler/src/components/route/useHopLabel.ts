import { useKindlerTranslation } from '../../translation';

const TRANSLATED = [
  'pooler',
  'listener',
  'proxy',
  'server',
  'member',
  'sql',
] as const;

/** Returns the name of a kind of hop, which is the kind itself if it has no translation. */
export function useHopLabel(): (kind: string) => string {
  const { t } = useKindlerTranslation();
  return kind => {
    const known = TRANSLATED.find(each => each === kind);
    return known ? t(`hop.${known}`) : kind;
  };
}
