import { useApi } from '@backstage/frontend-plugin-api';
import {
  fieldProblemsOf,
  type Environment,
  type ProviderList,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import { useKindlerTranslation } from '../../translation';
import { usePlan } from '../action';
import { useSettled } from '../form';
import { useProviders } from '../provider';
import { ResourceView } from '../state';
import { EnvironmentChangeDialog } from './EnvironmentChangeDialog';
import { UpdateFields } from './UpdateFields';
import { UpdatePlan } from './UpdatePlan';
import { useEnvironmentUpdate } from './useEnvironmentUpdate';

/** A plan is asked for once nobody has typed for this long. */
const PAUSE_MS = 500;

function UpdateForm(props: {
  environment: Environment;
  providers: ProviderList;
}) {
  const { environment, providers } = props;
  const { name } = environment;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const update = useEnvironmentUpdate(
    environment,
    providers.items.find(({ kind }) => kind === environment.provider),
  );
  const { request, leaving } = update;
  const wanted = request ? JSON.stringify(request) : '';
  const asked = useSettled(wanted, PAUSE_MS);
  const plan = usePlan(asked || undefined, () =>
    api.planEnvironmentUpdate(name, JSON.parse(asked)),
  );
  return (
    <EnvironmentChangeDialog
      name={name}
      title={t('change.update.title', { name })}
      startLabel={t('change.update.confirm')}
      isReady={asked === wanted && plan.result !== undefined}
      isDestructive={leaving.length > 0}
      ask={(client, more) =>
        client.updateEnvironment(name, { ...request, ...more })
      }
    >
      <UpdateFields
        environment={environment}
        providers={providers}
        update={update}
        problems={fieldProblemsOf(plan.error)}
      />
      <UpdatePlan plan={plan} isAsked={wanted !== ''} />
    </EnvironmentChangeDialog>
  );
}

/**
 * Changes an environment: shows it as it is, checks what is filled in, and says what the change would take before it starts.
 */
export default function UpdateEnvironmentDialog(props: {
  environment: Environment;
}) {
  const resource = useProviders();
  return (
    <ResourceView resource={resource}>
      {providers => <UpdateForm {...props} providers={providers} />}
    </ResourceView>
  );
}
