import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Route,
  SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, PLAN_REASON, useAction, usePlan } from '../action';
import { OperationDialog } from '../operation';
import { SwitchForm, type SwitchChoice } from './SwitchForm';

function firstChoice(route: Route): SwitchChoice {
  const target = route.targets.find(({ state }) => state === 'standby');
  return {
    target: target?.name ?? '',
    reason: '',
    migration: false,
    pause: true,
  };
}

/** Poolers hold clients back unless that is refused; where there are none, nothing may be said of it. */
function toRequest({
  target,
  migration,
  pause,
}: SwitchChoice): Pick<SwitchRouteRequest, 'target' | 'migration' | 'pause'> {
  return { target, migration, ...(!pause && { pause }) };
}

/** Moves a route: choose a target, see the effects, give a reason, follow the operation until its end. */
export function SwitchRouteDialog(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [choice, setChoice] = useState(() => firstChoice(route));
  const request = toRequest(choice);
  const subject = JSON.stringify([route.name, request]);
  const plan = usePlan(choice.target ? subject : undefined, () =>
    api.planRouteSwitch(route.name, { ...request, reason: PLAN_REASON }),
  );
  const reason = choice.reason.trim();
  const start = useAction(async () => {
    const answer = await api.switchRoute(route.name, {
      ...request,
      reason,
      idempotencyKey: `${idempotencyKey}-${choice.target}`,
    });
    hub.invalidate('operation', [answer.item.id]);
    return answer.item.id;
  });
  return (
    <OperationDialog
      title={t('switch.title', { route: route.name })}
      start={start}
      startLabel={t('switch.start')}
      isReady={plan.result?.possible === true && reason.length > 0}
    >
      <SwitchForm
        route={route}
        choice={choice}
        onChange={setChoice}
        plan={plan}
      />
    </OperationDialog>
  );
}
