import {
  findLeader,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterKey } from '../../kubernetes';
import type { OperatorAccess } from '../operator/OperatorAccess';
import {
  disarmPatch,
  pausePatch,
  RESTART,
  restartPatch,
  switchoverPatch,
  triggerIn,
  triggerOf,
} from '../operator/patches';
import type { PatroniAccess } from '../patroni/PatroniAccess';
import { watchFor, type Progress } from '../watch/watchFor';
import type { ActionCall } from '../types';
import type { ClusterController } from './ClusterController';

/** The operator acts when it notices a change, and then asks Patroni twice. */
const SWITCHOVER_MS = 180_000;
/** The operator replaces the pods one after the other. */
const ROLLING_MS = 600_000;

/**
 * Orders changes in the PostgresCluster, which PGO carries out. PGO rewrites Patroni's configuration at every
 * reconciliation, so members are at most asked and never receive orders.
 */
export class PgoController implements ClusterController {
  readonly kind = 'postgrescluster';
  readonly keepsOrders = true;
  readonly pauseMs = 120_000;
  readonly capabilities = {
    switchover: { member: 'optional', isSchedulable: false },
    restart: { member: 'none', isSchedulable: false },
    pause: { member: 'none', isSchedulable: false },
    resume: { member: 'none', isSchedulable: false },
  } as const;

  readonly #operator: OperatorAccess;
  readonly #key: ClusterKey;
  readonly #rest: PatroniAccess | undefined;

  constructor(operator: OperatorAccess, key: ClusterKey, rest?: PatroniAccess) {
    this.#operator = operator;
    this.#key = key;
    this.#rest = rest;
  }

  describe() {
    return `PostgresCluster ${this.#key.namespace}/${this.#key.name} of PGO`;
  }

  async facts() {
    const [rest, { operator, limits }] = await Promise.all([
      this.#rest?.look(),
      this.#operator.look(this.#key),
    ]);
    return {
      rest: rest?.members ?? [],
      limits: limits ?? rest?.limits,
      operator,
    };
  }

  async members(signal: AbortSignal) {
    return (await this.#rest?.look(signal))?.members ?? [];
  }

  async switchover(
    { context, database }: ActionCall,
    look: () => Promise<Progress>,
  ) {
    const { input, signal, operationId } = context;
    const trigger = triggerOf(operationId);
    const { metadata, spec } = await this.#operator.read(this.#key);
    const isOrdered =
      triggerIn(metadata?.annotations) === trigger &&
      spec?.patroni?.switchover?.enabled === true;
    if (!isOrdered) {
      const leader = findLeader(database.members)?.name;
      if (leader !== input.leader) {
        throw wordedError(
          Error,
          word('seen-leads-now', {
            member: leader ?? word('seen-nobody', {}),
            wanted: input.leader ?? word('seen-nobody', {}),
          }),
        );
      }
      const patch = switchoverPatch(trigger, input.member);
      await this.#operator.patch(this.#key, patch);
      await context.log(word('told-switchover', {}));
    }
    await watchFor({
      what: word('awaited-switchover', {}),
      deadlineMs: SWITCHOVER_MS,
      next: word('look-operator-order', {}),
      signal,
      look,
    });
  }

  async confirmSwitchover({ context }: ActionCall, seen: Progress) {
    if (seen.done === undefined) {
      return seen;
    }
    const { status } = await this.#operator.read(this.#key);
    return status?.patroni?.switchover === triggerOf(context.operationId)
      ? seen
      : { seen: word('seen-unreported', { seen: seen.done }) };
  }

  /** An order must not remain, because it would block the next one. */
  async withdrawSwitchover({ context }: ActionCall) {
    const { metadata } = await this.#operator.read(this.#key);
    if (triggerIn(metadata?.annotations) === triggerOf(context.operationId)) {
      await this.#operator.patch(this.#key, disarmPatch());
    }
  }

  async describeOrder({ context }: ActionCall) {
    const { spec, metadata } = await this.#operator.read(this.#key);
    if (!spec?.patroni?.switchover?.enabled) {
      return word('seen-unordered', {});
    }
    if (triggerIn(metadata?.annotations) === triggerOf(context.operationId)) {
      throw wordedError(Error, word('seen-ordered-still', {}));
    }
    return word('seen-ordered-other', {});
  }

  async cancelSwitchover() {
    throw new Error('PGO schedules no switchover');
  }

  async restart({ context }: ActionCall, look: () => Promise<Progress>) {
    const patch = restartPatch(context.operationId);
    await this.#operator.patch(this.#key, patch);
    await context.log(word('told-restart', {}));
    await watchFor({
      what: word('awaited-restart', {}),
      deadlineMs: ROLLING_MS,
      next: word('look-operator-pods', {}),
      signal: context.signal,
      look,
    });
  }

  async seeRestart({ context }: ActionCall) {
    const { input, operationId } = context;
    const pods = await this.#operator.listPods(this.#key);
    const fresh = pods.filter(
      ({ annotations, ready }) => annotations[RESTART] === operationId && ready,
    );
    const old = input.members.filter(
      name => !fresh.some(pod => pod.name === name),
    );
    return old.length === 0
      ? { done: word('seen-pods-new', { members: input.members.join(', ') }) }
      : {
          seen: word('seen-pods-old', { members: old.join(', ') }),
          working: false,
        };
  }

  /** The operator finishes what it began. */
  async withdrawRestart() {}

  async reinitialize() {
    throw new Error('PGO makes no member anew on request');
  }

  async setPause({ context }: ActionCall, paused: boolean) {
    await this.#operator.patch(this.#key, pausePatch(paused));
    await context.log(word('told-changed', {}));
  }

  async confirmPause(_call: ActionCall, paused: boolean) {
    return {
      done: word(paused ? 'seen-paused-record' : 'seen-resumed-record', {}),
    };
  }
}
