import { useApi } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { Checkbox, Flex, Text } from '@backstage/ui';
import type { SwitchRouteRequest } from '@kindler/backstage-plugin-kindler-common';
import { useEffect } from 'react';
import { kindlerApiRef } from '../apis';
import { PLAN_REASON, usePlan } from '../components/action';
import { SwitchPlanView } from '../components/route';
import { ErrorAlert, LoadingBlock } from '../components/state';
import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';

/**
 * A field that shows what the switch would do that the other fields ask for, and is confirmed when it is possible. They
 * are called as the inputs of `kindler:route:switch`.
 */
export function SwitchPreflight(props: FieldProps<boolean>) {
  const { formData = false, onChange, schema, formContext } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const wanted = requestOf(formContext?.formData);
  const plan = usePlan(wanted && JSON.stringify(wanted), () => {
    const { route, ...request } = wanted!;
    return api.planRouteSwitch(route, request);
  });
  const isPossible = plan.result?.possible === true;
  const isOutdated = formData && !isPossible && !plan.isRunning;
  useEffect(() => {
    // It was confirmed for another switch, or before the preflight refused it.
    if (isOutdated) {
      onChange(undefined);
    }
  });
  if (!wanted) {
    return <Text as="p">{t('field.chooseTarget')}</Text>;
  }
  return (
    <Flex direction="column" gap="4">
      {plan.isRunning && <LoadingBlock lines={4} />}
      {plan.error && <ErrorAlert error={plan.error} />}
      {plan.result && <SwitchPlanView plan={plan.result} />}
      <Checkbox
        isSelected={formData && isPossible}
        isDisabled={!isPossible}
        onChange={isMeant => onChange(isMeant || undefined)}
      >
        {schema.title ?? t('switch.confirm')}
      </Checkbox>
    </Flex>
  );
}

function requestOf({ route, target, migration, pause }: JsonObject = {}):
  | (SwitchRouteRequest & { route: string })
  | undefined {
  return typeof route === 'string' && route && typeof target === 'string'
    ? {
        route,
        target,
        reason: PLAN_REASON,
        ...(typeof migration === 'boolean' && { migration }),
        ...(typeof pause === 'boolean' && { pause }),
      }
    : undefined;
}
