import { useApi } from '@backstage/frontend-plugin-api';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, useAction } from '../action';
import { OperationProgress } from '../operation';
import { ErrorAlert } from '../state';
import { SwitchForm, type SwitchChoice } from './SwitchForm';
import { useSwitchPlan } from './useSwitchPlan';

function firstChoice(route: Route): SwitchChoice {
  const target = route.targets.find(({ state }) => state === 'standby');
  return { target: target?.name ?? '', reason: '', migration: false };
}

/**
 * Moves a route: pick a target, see what would happen, say why, follow the operation to its end.
 */
export function SwitchRouteDialog(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [choice, setChoice] = useState(() => firstChoice(route));
  const plan = useSwitchPlan(route.name, choice);
  const start = useAction(async () => {
    const answer = await api.switchRoute(route.name, {
      ...choice,
      reason: choice.reason.trim(),
      idempotencyKey: `${idempotencyKey}-${choice.target}`,
    });
    hub.invalidate('operation', [answer.item.id]);
    return answer.item.id;
  });
  const isReady =
    plan.result?.possible === true && choice.reason.trim().length > 0;
  return (
    <>
      <DialogHeader>{t('switch.title', { route: route.name })}</DialogHeader>
      <DialogBody>
        {start.result ? (
          <OperationProgress id={start.result} />
        ) : (
          <SwitchForm
            route={route}
            choice={choice}
            onChange={setChoice}
            plan={plan}
          />
        )}
        {start.error && <ErrorAlert error={start.error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {start.result ? t('action.close') : t('action.cancel')}
        </Button>
        {!start.result && (
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={start.isRunning}
            onPress={start.run}
          >
            {t('switch.start')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
