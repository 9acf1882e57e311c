import type { KindlerFrontendApi } from '../apis';
import type { creationRequest } from './creationRequest';

type Request = NonNullable<ReturnType<typeof creationRequest>>;
type Plan = ReturnType<KindlerFrontendApi['planEnvironmentCreation']>;

const pending = new WeakMap<object, Map<string, Plan>>();

/**
 * Asks what the server says of a new environment. The fields of a form ask the same at the same time: they share one
 * answer.
 */
export function planCreation(
  api: Pick<KindlerFrontendApi, 'planEnvironmentCreation'>,
  request: Request,
): Plan {
  const plans = pending.get(api) ?? new Map<string, Plan>();
  pending.set(api, plans);
  const key = JSON.stringify(request);
  const plan =
    plans.get(key) ??
    api.planEnvironmentCreation(request).finally(() => plans.delete(key));
  plans.set(key, plan);
  return plan;
}
