import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

/** Placeholder while something is loading. */
export function LoadingBlock(props: { lines?: number }) {
  const { lines = 3 } = props;
  const { t } = useKindlerTranslation();
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      <Flex direction="column" gap="2" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton
            key={line}
            width={line === 0 ? '40%' : '100%'}
            height={line === 0 ? 20 : 14}
          />
        ))}
      </Flex>
    </div>
  );
}
