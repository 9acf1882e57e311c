import { useServerNow } from '../../resource';
import { formatDuration } from '../../format';
import { useKindlerTranslation } from '../../translation';

/** Shows how long a state has lasted, e.g. `41 min`, on the server's clock. */
export function Since(props: { at: string | undefined }) {
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  const time = props.at === undefined ? NaN : Date.parse(props.at);
  if (now === undefined || Number.isNaN(time)) {
    return <span>{t('word.unknown')}</span>;
  }
  return (
    <time dateTime={props.at} title={props.at} style={{ whiteSpace: 'nowrap' }}>
      {formatDuration(now - time, t)}
    </time>
  );
}
