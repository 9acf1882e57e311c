import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  environmentUpdatePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiPlayLine, RiRefreshLine, RiStopCircleLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import {
  ChangeEnvironmentDialog,
  type EnvironmentChangeKind,
} from './ChangeEnvironmentDialog';
import { useProviders } from './useProviders';

const ICONS = {
  start: RiPlayLine,
  stop: RiStopCircleLine,
  reconcile: RiRefreshLine,
};

/** What its provider can do, and what makes sense as it is. */
function useOffered(environment: Environment): EnvironmentChangeKind[] {
  const { desired } = environment;
  const provider = useProviders().data?.items.find(
    ({ kind }) => kind === environment.provider,
  );
  if (!provider) {
    return [];
  }
  if (!provider.capabilities.stop || desired === 'absent') {
    return ['reconcile'];
  }
  if (desired === 'stopped') {
    return ['start', 'reconcile'];
  }
  return environment.protected ? ['reconcile'] : ['stop', 'reconcile'];
}

/**
 * Opens the dialogs that start, stop and reconcile an environment, for those who may, where its provider can.
 */
export function ChangeButtons(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  const offered = useOffered(environment);
  const { allowed } = usePermission({
    permission: environmentUpdatePermission,
    resourceRef: environment.name,
  });
  if (!allowed) {
    return null;
  }
  return (
    <>
      {offered.map(change => {
        const Icon = ICONS[change];
        return (
          <DialogTrigger key={change}>
            <Button
              size="small"
              variant="secondary"
              isDisabled={environment.operationId !== undefined}
              iconStart={<Icon aria-hidden="true" />}
            >
              {t(`change.${change}.open`)}
            </Button>
            <Dialog width={560}>
              <ChangeEnvironmentDialog
                environment={environment}
                change={change}
              />
            </Dialog>
          </DialogTrigger>
        );
      })}
    </>
  );
}
