import { Text } from '@backstage/ui';
import { useServerNow } from '../../resource';
import { formatDuration } from '../../format';
import { useKindlerTranslation } from '../../translation';

/** Returns the age of something on the server's clock as text; undefined outside an answer. */
export function useAge(at: string | undefined): string | undefined {
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  const time = at === undefined ? NaN : Date.parse(at);
  if (now === undefined || Number.isNaN(time)) {
    return undefined;
  }
  return now - time < 1000
    ? t('age.now')
    : t('age.ago', { duration: formatDuration(now - time, t) });
}

/** Shows the age of an observation, updated every second. Without a time it says so. */
export function Age(props: { at: string | undefined }) {
  const { at } = props;
  const { t } = useKindlerTranslation();
  const age = useAge(at);
  return (
    <Text
      as="span"
      variant="body-small"
      color="secondary"
      title={at}
      style={{ whiteSpace: 'nowrap' }}
    >
      {age ?? (at === undefined ? t('age.never') : t('age.unknown'))}
    </Text>
  );
}
