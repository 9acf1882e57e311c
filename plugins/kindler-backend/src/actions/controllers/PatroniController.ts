import {
  findLeader,
  word,
  wordedError,
  type Database,
} from '@kindler/backstage-plugin-kindler-common';
import type { PatroniAccess } from '../patroni/PatroniAccess';
import { isScheduled, sameTime } from '../watch/progress';
import { logPatroniAnswer, watchAfter } from '../watch/logPatroniAnswer';
import type { Progress } from '../watch/watchFor';
import type { ActionCall, ActionRequest } from '../types';
import type { ClusterController } from './ClusterController';
import { seeStarted } from '../watch/seeStarted';

/** The checkpoint before a stop can take minutes. */
const RESTART_MS = 300_000;

/** Sends orders to Patroni itself, through the REST API of the configured members. */
export class PatroniController implements ClusterController {
  readonly kind = 'patroni';
  readonly keepsOrders = false;
  readonly pauseMs = 60_000;
  readonly capabilities = {
    switchover: { member: 'optional', isSchedulable: true },
    'cancel-switchover': { member: 'none', isSchedulable: false },
    restart: { member: 'required', isSchedulable: true },
    reinitialize: { member: 'required', isSchedulable: false },
    pause: { member: 'none', isSchedulable: false },
    resume: { member: 'none', isSchedulable: false },
  } as const;

  /** PGO may manage the cluster although nothing has shown that yet. */
  readonly ownerUnknown: boolean;
  readonly #rest: PatroniAccess;

  constructor(rest: PatroniAccess, ownerUnknown: boolean) {
    this.#rest = rest;
    this.ownerUnknown = ownerUnknown;
  }

  describe(database: Database, { action, member }: ActionRequest) {
    const named = action === 'switchover' ? undefined : member;
    return `Patroni's REST API of ${named ?? database.leader ?? 'any member'}`;
  }

  async facts() {
    const { members, limits } = await this.#rest.look();
    return { rest: members, limits, ownerUnknown: this.ownerUnknown };
  }

  async members(signal: AbortSignal) {
    return (await this.#rest.look(signal)).members;
  }

  async switchover({ context }: ActionCall, look: () => Promise<Progress>) {
    const { input, signal } = context;
    const { leader, member, scheduledAt } = input;
    if (!leader) {
      return;
    }
    const outcome = await this.#rest.writeToAny(
      await this.#rest.look(signal),
      leader,
      (writer, base) =>
        writer.switchover(
          base,
          { leader, candidate: member, scheduledAt },
          signal,
        ),
    );
    await watchAfter(await logPatroniAnswer(context, outcome), {
      what: word('awaited-switchover', {}),
      next: word('look-leader-log', { leader }),
      signal,
      look,
    });
  }

  async confirmSwitchover(_call: ActionCall, seen: Progress) {
    return seen;
  }

  async withdrawSwitchover({ context, database }: ActionCall) {
    if (isScheduled(database, context.input)) {
      await this.#cancel(context);
    }
  }

  async describeOrder({ context, database }: ActionCall) {
    return isScheduled(database, context.input)
      ? word('seen-order-kept', {})
      : word('seen-no-order', {});
  }

  async cancelSwitchover(
    { context }: ActionCall,
    look: () => Promise<Progress>,
  ) {
    await watchAfter(await this.#cancel(context), {
      what: word('awaited-schedule-end', {}),
      next: word('look-schedule', {}),
      signal: context.signal,
      look,
    });
  }

  async restart({ context }: ActionCall, look: () => Promise<Progress>) {
    const { input, signal, state } = context;
    const member = input.member ?? '';
    const seen = await this.#rest.look(signal);
    const statement = seen.members.find(
      ({ name }) => name === member,
    )?.statement;
    state.startedAt ??= input.startedAt ?? statement?.startedAt ?? null;
    state.asked = true;
    const outcome = await this.#rest.writeTo(seen, member, (writer, base) =>
      writer.restart(base, input.scheduledAt, signal),
    );
    await watchAfter(await logPatroniAnswer(context, outcome), {
      what: word('awaited-restart', {}),
      next: word('look-logs', { member }),
      deadlineMs: input.scheduledAt ? undefined : RESTART_MS,
      signal,
      look,
    });
  }

  async seeRestart(call: ActionCall) {
    return seeStarted(call, await this.members(call.context.signal));
  }

  /** Withdraws a scheduled restart that this operation recorded. A completed restart cannot be withdrawn. */
  async withdrawRestart({ context, database }: ActionCall) {
    const { input, signal } = context;
    const { member, scheduledAt } = input;
    const scheduled = database.members.find(
      ({ name }) => name === member,
    )?.scheduledRestart;
    if (member && scheduledAt && sameTime(scheduled, scheduledAt)) {
      const outcome = await this.#rest.writeTo(
        await this.#rest.look(signal),
        member,
        (writer, base) => writer.cancelRestart(base, signal),
      );
      await logPatroniAnswer(context, outcome);
    }
  }

  async reinitialize(
    { context, database }: ActionCall,
    look: () => Promise<Progress>,
  ) {
    const { input, signal, state } = context;
    const member = input.member ?? '';
    if (findLeader(database.members)?.name === member) {
      throw wordedError(Error, word('seen-leads-uncopied', { member }));
    }
    state.taken = false;
    const outcome = await this.#rest.writeTo(
      await this.#rest.look(signal),
      member,
      (writer, base) => writer.reinitialize(base, signal),
    );
    const told = await logPatroniAnswer(context, outcome);
    state.taken = outcome !== 'unanswered' && outcome.status < 300;
    await watchAfter(told, {
      what: word('awaited-copy', {}),
      next: word('look-patroni-log', { member }),
      signal,
      look,
    });
  }

  async setPause({ context, database }: ActionCall, paused: boolean) {
    const { signal, input } = context;
    const outcome = await this.#rest.writeToAny(
      await this.#rest.look(signal),
      database.leader ?? input.leader,
      (writer, base) => writer.setPause(base, paused, signal),
    );
    const { refused } = await logPatroniAnswer(context, outcome);
    if (refused) {
      throw wordedError(Error, refused);
    }
  }

  /** Every member that answers must know it, and at least one must answer. */
  async confirmPause({ context }: ActionCall, wanted: boolean) {
    const members = await this.members(context.signal);
    const answering = members.filter(({ statement }) => statement);
    const behind = answering.filter(
      ({ statement }) => statement?.paused !== wanted,
    );
    const names = (list: Array<{ name: string }>) =>
      list.map(({ name }) => name).join(', ');
    if (answering.length === 0 || behind.length > 0) {
      return {
        seen: word(wanted ? 'seen-pause-behind' : 'seen-resume-behind', {
          members: names(behind) || word('seen-no-member', {}),
        }),
      };
    }
    const silent = names(members.filter(({ statement }) => !statement));
    const code = wanted ? 'seen-paused' : 'seen-resumed';
    const known = names(answering);
    return {
      done: silent
        ? word(`${code}-but`, { members: known, silent })
        : word(code, { members: known }),
    };
  }

  async #cancel(context: ActionCall['context']) {
    const { input, signal } = context;
    const outcome = await this.#rest.writeToAny(
      await this.#rest.look(signal),
      input.leader,
      (writer, base) => writer.cancelSwitchover(base, signal),
    );
    return logPatroniAnswer(context, outcome);
  }
}
