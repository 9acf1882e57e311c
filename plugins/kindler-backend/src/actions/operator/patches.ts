import { PGO } from '../../kubernetes';

const TRIGGER = `${PGO}/trigger-switchover`;

/** Annotation that the operator hands on to the pods, which makes it replace them one after the other. */
export const RESTART = 'kindler.dev/restart';

/** Value of the trigger that belongs to an operation, the same whenever the operation is resumed. */
export function triggerOf(operationId: string): string {
  return `kindler-${operationId}`;
}

/** The annotation that orders a switchover, as it stands in the object. */
export function triggerIn(
  annotations: Record<string, string> | undefined,
): string | undefined {
  return annotations?.[TRIGGER];
}

/** Name of the instance that a pod belongs to: its StatefulSet's, which has one pod. */
export function instanceOf(pod: string): string {
  return pod.replace(/-0$/, '');
}

/** Orders a switchover; without a candidate the target of an earlier order is taken away. */
export function switchoverPatch(trigger: string, candidate?: string): object {
  return {
    metadata: { annotations: { [TRIGGER]: trigger } },
    spec: {
      patroni: {
        switchover: {
          enabled: true,
          targetInstance: candidate ? instanceOf(candidate) : null,
          type: 'Switchover',
        },
      },
    },
  };
}

/** Ends an order, carried out or not; the operator then forgets what it reported of it. */
export function disarmPatch(): object {
  return { spec: { patroni: { switchover: { enabled: false } } } };
}

export function restartPatch(operationId: string): object {
  return { spec: { metadata: { annotations: { [RESTART]: operationId } } } };
}

/** The operator writes the whole of this section over Patroni's configuration, so a key taken away is unset there. */
export function pausePatch(paused: boolean): object {
  return {
    spec: {
      patroni: { dynamicConfiguration: { pause: paused ? true : null } },
    },
  };
}
