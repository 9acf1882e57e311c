import { Alert } from '@backstage/ui';
import type { Gateway } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';

/** Says what a reload of HAProxy would change; nothing if its files say what runs, or nobody reads them. */
export function ReloadDifferences(props: { gateway: Gateway }) {
  const { reloadDifferences = [] } = props.gateway;
  const { t } = useKindlerTranslation();
  if (reloadDifferences.length === 0) {
    return null;
  }
  const lines = reloadDifferences.map(
    ({ proxy, server, what, running, kept, file }) =>
      t(`gateway.reload.${what}`, {
        server: `${proxy}/${server}`,
        running,
        kept,
        file,
      }),
  );
  return (
    <Alert
      icon
      status="warning"
      title={t('gateway.reload.title')}
      description={`${lines.join(' ')} ${t('gateway.reload.next')}`}
    />
  );
}
