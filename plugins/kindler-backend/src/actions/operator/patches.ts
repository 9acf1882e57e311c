import { PGO } from '../../kubernetes';

const TRIGGER = `${PGO}/trigger-switchover`;

/** The operator passes this annotation on to the pods and therefore replaces them one after the other. */
export const RESTART = 'kindler.dev/restart';

/** The trigger value of an operation. It is the same whenever the operation is resumed. */
export function triggerOf(operationId: string): string {
  return `kindler-${operationId}`;
}

/** Returns the annotation that orders a switchover, as it is in the object. */
export function triggerIn(
  annotations: Record<string, string> | undefined,
): string | undefined {
  return annotations?.[TRIGGER];
}

/** Name of the instance of a pod, i.e. of its StatefulSet, which has one pod. */
export function instanceOf(pod: string): string {
  return pod.replace(/-0$/, '');
}

/** Orders a switchover. Without a candidate, the target of an earlier order is removed. */
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

/** Ends an order, whether it was carried out or not. The operator then forgets its report on it. */
export function disarmPatch(): object {
  return { spec: { patroni: { switchover: { enabled: false } } } };
}

export function restartPatch(operationId: string): object {
  return { spec: { metadata: { annotations: { [RESTART]: operationId } } } };
}

/** The operator writes this whole section over Patroni's configuration, so a removed key is unset there. */
export function pausePatch(paused: boolean): object {
  return {
    spec: {
      patroni: { dynamicConfiguration: { pause: paused ? true : null } },
    },
  };
}
