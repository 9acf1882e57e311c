import { formatSpan } from '../../format';
import { useServerNow } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { StatusChip } from '../status';

/** Within this time it is worth a warning, in milliseconds. */
const SOON = 24 * 3_600_000;

/**
 * When an environment is deleted by itself, as a time to go; a dash where it stays.
 */
export function Expiry(props: { at: string | undefined }) {
  const { at } = props;
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  const left = Date.parse(at ?? '') - (now ?? NaN);
  if (Number.isNaN(left)) {
    return <>{at ?? '–'}</>;
  }
  const text =
    left > 0
      ? t('environment.expiresIn', { duration: formatSpan(left, t) })
      : t('environment.expired');
  return (
    <span title={new Date(at!).toLocaleString()}>
      {left < SOON ? <StatusChip tone="warning">{text}</StatusChip> : text}
    </span>
  );
}
