import { Checkbox, Flex, Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

/** Asks whether PgBouncers hold their clients back meanwhile. Nothing where there are none. */
export function PauseChoice(props: {
  poolers: string[] | undefined;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const { poolers = [], value, onChange } = props;
  const { t } = useKindlerTranslation();
  if (poolers.length === 0) {
    return null;
  }
  return (
    <Flex direction="column" gap="1">
      <Checkbox isSelected={value} onChange={onChange}>
        {t('hold.label')}
      </Checkbox>
      <Text as="p" variant="body-small" color="secondary" style={{ margin: 0 }}>
        {t(value ? 'hold.on' : 'hold.off', { poolers: poolers.join(', ') })}
      </Text>
    </Flex>
  );
}
