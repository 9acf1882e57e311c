import { useApi } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { fieldProblemsOf } from '@kindler/backstage-plugin-kindler-common';
import type { ErrorSchema } from '@rjsf/utils';
import { kindlerApiRef } from '../apis';
import { usePlan } from '../components/action';
import { errorsBelow, useSettled } from '../components/form';
import { useKindlerTranslation } from '../translation';
import { creationRequest } from './creationRequest';
import { planCreation } from './planCreation';

/** Nobody has typed for this long. Each check asks the provider, too. */
const PAUSE_MS = 700;

/**
 * What the server says against a field of a new environment while the form is filled in, e.g. that somebody has its port;
 * until it answers, what was said when the page was to be left.
 */
export function useCreationErrors(
  place: string,
  field: {
    formContext?: { formData?: JsonObject };
    errorSchema?: unknown;
  },
  preset?: string,
): ErrorSchema | undefined {
  const api = useApi(kindlerApiRef);
  const { t } = useKindlerTranslation();
  const request = creationRequest(field.formContext?.formData, preset);
  const asked = useSettled(request ? JSON.stringify(request) : '', PAUSE_MS);
  const plan = usePlan(asked || undefined, () =>
    planCreation(api, JSON.parse(asked)),
  );
  return plan.result || plan.error
    ? errorsBelow(place, fieldProblemsOf(plan.error), t)
    : (field.errorSchema as ErrorSchema | undefined);
}
