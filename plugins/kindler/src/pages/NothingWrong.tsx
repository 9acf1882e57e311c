import { Text } from '@backstage/ui';
import { useKindlerTranslation } from '../translation';
import { COUNTED, useDatabases, useRoutes } from './useLists';

/**
 * Says that nothing is known to be wrong. That is no word that all is well where somebody's state is unknown.
 */
export function NothingWrong() {
  const { t } = useKindlerTranslation();
  const lists = [useDatabases(COUNTED), useRoutes(COUNTED)];
  const unknown = lists.reduce(
    (sum, { data }) => sum + (data?.summary.verdicts.unknown ?? 0),
    0,
  );
  return (
    <Text as="p" variant="body-medium" style={{ margin: 0 }}>
      {unknown > 0
        ? t('overview.nothingWrongKnown', { number: String(unknown) })
        : t('overview.nothingWrong')}
    </Text>
  );
}
