import { Text } from '@backstage/ui';
import { LoadingBlock } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { COUNTED, useDatabases, useRoutes } from './useLists';

/**
 * Says that nothing is known to be wrong. That is no word that all is well where somebody's state is unknown. Undefined until
 * that was read.
 */
export function useNothingWrongText(): string | undefined {
  const { t } = useKindlerTranslation();
  const lists = [useDatabases(COUNTED), useRoutes(COUNTED)];
  if (lists.some(({ data, error }) => !data && !error)) {
    return undefined;
  }
  const unknown = lists.reduce(
    (sum, { data }) => sum + (data?.summary.verdicts.unknown ?? 0),
    0,
  );
  return unknown > 0
    ? t('overview.nothingWrongKnown', { number: String(unknown) })
    : t('overview.nothingWrong');
}

export function NothingWrong() {
  const text = useNothingWrongText();
  return text ? (
    <Text as="p" variant="body-medium" style={{ margin: 0 }}>
      {text}
    </Text>
  ) : (
    <LoadingBlock lines={1} />
  );
}
