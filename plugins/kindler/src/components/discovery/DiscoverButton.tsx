import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { gatewayInspectPermission } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import { useKindlerTranslation } from '../../translation';
import { usePlan } from '../action';
import { ErrorAlert, LoadingBlock } from '../state';
import { DiscoveredProxies } from './DiscoveredProxies';

function Discovery(props: { gateway: string }) {
  const { gateway } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const found = usePlan(gateway, () => api.discoverGateway(gateway));
  return (
    <>
      <DialogHeader>{t('discovery.title', { gateway })}</DialogHeader>
      <DialogBody>
        {found.isRunning && <LoadingBlock lines={6} />}
        {found.error && <ErrorAlert error={found.error} />}
        {found.result && <DiscoveredProxies discovery={found.result.item} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('action.close')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Opens what a gateway leads to and no route follows, for users with the permission. */
export function DiscoverButton(props: { gateway: string }) {
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({ permission: gatewayInspectPermission });
  return allowed ? (
    <DialogTrigger>
      <Button variant="secondary">{t('discovery.open')}</Button>
      <Dialog width={720}>
        <Discovery gateway={props.gateway} />
      </Dialog>
    </DialogTrigger>
  ) : null;
}
