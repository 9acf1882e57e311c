import {
  environmentUpdatePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiPlayLine, RiRefreshLine, RiStopCircleLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { useProviders } from '../provider';
import {
  ChangeEnvironmentDialog,
  type EnvironmentChangeKind,
} from './ChangeEnvironmentDialog';
import { EnvironmentActionButton } from './EnvironmentActionButton';

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

export interface ChangeButtonsProps {
  environment: Environment;
  /** The one whose dialog the address asks for. */
  asked?: string;
  /** Takes that out of the address. */
  onAnswered?: () => void;
}

/**
 * Opens the dialogs that start, stop and reconcile an environment, for those who may, where its provider can.
 */
export function ChangeButtons(props: ChangeButtonsProps) {
  const { environment, asked, onAnswered } = props;
  const { t } = useKindlerTranslation();
  return useOffered(environment).map(change => {
    const Icon = ICONS[change];
    return (
      <EnvironmentActionButton
        key={change}
        environment={environment}
        permission={environmentUpdatePermission}
        label={t(`change.${change}.open`)}
        icon={<Icon aria-hidden="true" />}
        isDisabled={environment.operationId !== undefined}
        isOpenAtFirst={asked === change}
        onClose={asked === change ? onAnswered : undefined}
      >
        <ChangeEnvironmentDialog environment={environment} change={change} />
      </EnvironmentActionButton>
    );
  });
}
