import { Button } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import type { Action } from '../action';
import { ErrorAlert } from '../state';

export interface MoreButtonProps {
  more: Action<void>;
  /** The cursor of the next page; missing on the last page. */
  nextCursor: string | undefined;
}

/** Loads older rows, if there are any. */
export function MoreButton(props: MoreButtonProps) {
  const { more, nextCursor } = props;
  const { t } = useKindlerTranslation();
  return (
    <>
      {more.error && <ErrorAlert error={more.error} />}
      {nextCursor && (
        <Button
          size="small"
          variant="secondary"
          isPending={more.isRunning}
          onPress={more.run}
        >
          {t('event.more')}
        </Button>
      )}
    </>
  );
}
