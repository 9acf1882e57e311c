import {
  ASKED,
  REFRESH,
  SYNC_ASKED,
  holds,
  type Application,
  type ApplicationSpec,
} from './objects';

/** How far Argo CD got with an application. */
export type ApplicationSight =
  | { state: 'done'; text: string }
  | { state: 'waiting'; text: string }
  | { state: 'failed'; text: string };

const MOST_NAMED = 5;

const waiting = (text: string): ApplicationSight => ({
  state: 'waiting',
  text,
});
const failed = (text: string): ApplicationSight => ({ state: 'failed', text });

/** The first that matches decides. What may heal by itself is waited for; its text says why. */
export function judgeApplication(
  app: Application,
  wanted: ApplicationSpec,
): ApplicationSight {
  const { metadata = {}, status = {}, operation } = app;
  const { sync = {}, operationState, reconciledAt } = status;
  if (metadata.deletionTimestamp) {
    return failed('the Application is being deleted');
  }
  if (metadata.annotations?.[REFRESH]) {
    return waiting('Argo CD has not looked at it yet');
  }
  const condition = judgeConditions(status.conditions);
  if (condition) {
    return condition;
  }
  // A spec that is not valid is never compared, and has its condition all the same.
  if (!reconciledAt || Date.parse(reconciledAt) < appliedAt(app)) {
    return waiting('Argo CD has not looked at it yet');
  }
  const { source, destination } = sync.comparedTo ?? {};
  if (source && !holds(source, wanted.source)) {
    return waiting('Argo CD has not compared it with the new source yet');
  }
  if (destination && !holds(destination, wanted.destination)) {
    return waiting('Argo CD has not compared it with the new destination yet');
  }
  const { phase, message = '', startedAt, finishedAt } = operationState ?? {};
  if (operation || phase === 'Running' || phase === 'Terminating') {
    return waiting(`it is being synced: ${message || 'begun'}`);
  }
  if (phase === 'Failed' || phase === 'Error') {
    const ours = Date.parse(startedAt ?? '') >= appliedAt(app);
    return ours
      ? failed(`the sync ended as ${phase}: ${message}`)
      : waiting(`an earlier sync ended as ${phase}: ${message}`);
  }
  if (finishedAt && Date.parse(reconciledAt) < Date.parse(finishedAt)) {
    return waiting('Argo CD has not looked at it since the sync');
  }
  return judgeSyncAndHealth(status);
}

/** Whether a sync failed before it was asked for last, so that Argo CD does not try this revision again by itself. */
export function isStuck(app: Application): boolean {
  const { phase } = app.status?.operationState ?? {};
  return !app.operation && (phase === 'Failed' || phase === 'Error');
}

/** Whether a sync is to be requested: once each time that the application is asked for. */
export function lacksSync(app: Application): boolean {
  const { annotations } = app.metadata ?? {};
  return isStuck(app) && annotations?.[SYNC_ASKED] !== annotations?.[ASKED];
}

function judgeConditions(
  conditions: Array<{ type: string; message?: string }> = [],
): ApplicationSight | undefined {
  const textOf = (types: string[], words = /./) =>
    conditions
      .filter(
        ({ type, message = '' }) => types.includes(type) && words.test(message),
      )
      .map(({ type, message }) => `${type}: ${message}`)
      .join('; ');
  const unknownCluster = textOf(
    ['InvalidSpecError'],
    /there are no clusters with this name/,
  );
  if (unknownCluster) {
    return waiting(unknownCluster);
  }
  const invalid =
    textOf(['InvalidSpecError']) ||
    textOf(['SyncError'], /^Skipping sync attempt/);
  if (invalid) {
    return failed(invalid);
  }
  const broken = textOf(['ComparisonError', 'UnknownError']);
  return broken ? waiting(broken) : undefined;
}

type Resources = NonNullable<NonNullable<Application['status']>['resources']>;

/** Some of them, with what Argo CD says of each. */
export function namesOf(found: Resources): string {
  const names = found
    .slice(0, MOST_NAMED)
    .map(
      ({ kind, name, health }) =>
        `${kind} ${name}${health?.message ? ` (${health.message})` : ''}`,
    );
  const more = found.length - names.length;
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function judgeSyncAndHealth({
  sync = {},
  health = {},
  resources = [],
}: NonNullable<Application['status']>): ApplicationSight {
  if (sync.status !== 'Synced') {
    const late = namesOf(
      resources.filter(({ status }) => status && status !== 'Synced'),
    );
    return waiting(
      `it is ${sync.status ?? 'not compared'}${late && `: ${late}`}`,
    );
  }
  if (health.status === 'Healthy') {
    return {
      state: 'done',
      text: `Synced to ${sync.revision ?? 'its revision'}, and Healthy`,
    };
  }
  const ill = namesOf(
    resources.filter(
      each => each.health?.status && each.health.status !== 'Healthy',
    ),
  );
  const trap = health.status === 'Progressing' ? ingressTrap(resources) : '';
  return waiting(
    `it is Synced and ${health.status ?? 'of unknown health'}${
      ill && `: ${ill}`
    }${trap}`,
  );
}

/** Argo CD waits for ever for the address of an Ingress that nobody publishes. */
function ingressTrap(resources: Resources): string {
  const found = resources.filter(
    ({ kind, health }) => kind === 'Ingress' && health?.status !== 'Healthy',
  );
  return found.length === 0
    ? ''
    : `. An Ingress (${found
        .map(({ name }) => name)
        .join(
          ', ',
        )}) is Healthy only with an address in status.loadBalancer.ingress, which behind a NodePort nobody writes: let the ingress controller publish one, set a health check for Ingress in argocd-cm, or annotate it with argocd.argoproj.io/ignore-healthcheck: "true"`;
}

/** When it was asked for last, by the clock of the API server; in seconds. */
function appliedAt({ metadata }: Application): number {
  const times = (metadata?.managedFields ?? [])
    .filter(
      ({ manager, operation }) =>
        manager === 'kindler' && operation === 'Apply',
    )
    .map(({ time }) => new Date(time ?? 0).getTime());
  return Math.max(0, ...times);
}
