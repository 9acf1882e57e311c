import { Text } from '@backstage/ui';
import type { AvailabilityWindow } from '@kindler/backstage-plugin-kindler-common';
import { formatShare, formatSpan } from '../../format';
import { useKindlerTranslation } from '../../translation';

/** Shows the share of the observed time and, if most of the time was not observed, how much was. */
export function Available(props: { window: AvailabilityWindow }) {
  const { available, lookedMs, unknownMs } = props.window;
  const { t } = useKindlerTranslation();
  if (available === undefined || lookedMs <= 0) {
    return <strong>{t('availability.notSeen')}</strong>;
  }
  return (
    <>
      <strong>{formatShare(available)}</strong>
      {lookedMs < unknownMs && (
        <Text
          as="span"
          variant="body-x-small"
          color="secondary"
          style={{ display: 'block' }}
        >
          {t('availability.shareOf', { looked: formatSpan(lookedMs, t) })}
        </Text>
      )}
    </>
  );
}
