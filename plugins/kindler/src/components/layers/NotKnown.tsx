import { Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

/** Says that nothing has been reported, and shows nothing in its place. */
export function NotKnown() {
  const { t } = useKindlerTranslation();
  return (
    <Text as="p" color="secondary" style={{ margin: 0 }}>
      {t('layers.notKnown')}
    </Text>
  );
}
