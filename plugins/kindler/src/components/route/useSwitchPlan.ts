import { useApi } from '@backstage/frontend-plugin-api';
import type { SwitchPlan } from '@kindler/backstage-plugin-kindler-common';
import { useEffect, useState } from 'react';
import { kindlerApiRef } from '../../apis';
import type { SwitchChoice } from './SwitchForm';

export interface SwitchPlanState {
  isRunning: boolean;
  error?: Error;
  result?: SwitchPlan;
}

/** What the preflight is asked with; the reason does not matter to it, but has to be there. */
const PLAN_REASON = 'preflight';

/**
 * The preflight of a switch, asked anew for each choice.
 */
export function useSwitchPlan(
  route: string,
  choice: Pick<SwitchChoice, 'target' | 'migration'>,
): SwitchPlanState {
  const api = useApi(kindlerApiRef);
  const { target, migration } = choice;
  const [state, setState] = useState<SwitchPlanState>({ isRunning: false });
  useEffect(() => {
    if (!target) {
      return undefined;
    }
    let isCurrent = true;
    setState({ isRunning: true });
    api.planRouteSwitch(route, { target, migration, reason: PLAN_REASON }).then(
      result => isCurrent && setState({ isRunning: false, result }),
      error => isCurrent && setState({ isRunning: false, error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [api, route, target, migration]);
  return state;
}
