import { Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

/** Nobody has told of it: that is said, and nothing is shown in its place. */
export function NotKnown() {
  const { t } = useKindlerTranslation();
  return (
    <Text as="p" color="secondary" style={{ margin: 0 }}>
      {t('layers.notKnown')}
    </Text>
  );
}
