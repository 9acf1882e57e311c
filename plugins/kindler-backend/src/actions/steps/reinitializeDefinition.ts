import { word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import type { ActionOperation, ActionStepContext } from '../types';
import {
  resolveAction,
  type ActionOptions,
  type ActionStep,
} from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { seeReplica } from '../watch/seeReplica';
import { watchFor, type Progress } from '../watch/watchFor';

const READ_BACK_MS = 10_000;
const STREAM_MS = 300_000;
/** Copying terabytes takes hours. */
const LONGEST_MS = 24 * 3_600_000;

/** Recreates a replica, and verifies that it streams. */
export function reinitializeDefinition(
  options: ActionOptions,
): OperationDefinition<ActionOperation> {
  return {
    kind: 'database-reinitialize',
    plan: () => [copyStep(options), streamStep(options)],
    onFailed: context => describeOutcome(options, context),
  };
}

function copyStep(options: ActionOptions): ActionStep {
  return {
    id: 'reinitialize',
    name: word('step-copy-anew', {}),
    check: async context =>
      (await isBegun(options, context)).done !== undefined,
    do: async context => {
      const { controller, call } = await resolveAction(options, context);
      await controller.reinitialize(call, () => isBegun(options, context));
    },
    verify: context =>
      watchFor({
        what: word('awaited-copy', {}),
        deadlineMs: READ_BACK_MS,
        next: word('look-patroni-log', {
          member: context.input.member ?? '',
        }),
        signal: context.signal,
        look: () => isBegun(options, context),
      }),
  };
}

function streamStep(options: ActionOptions): ActionStep {
  return {
    id: 'see-streaming',
    name: word('step-see-streaming', {}),
    timeoutMs: LONGEST_MS + STREAM_MS,
    do: async () => {},
    verify: async context => {
      const { input, signal, result } = context;
      const seen = await watchFor({
        what: word('awaited-streaming', {}),
        deadlineMs: STREAM_MS,
        longestMs: LONGEST_MS,
        next: word('look-logs-again', { member: input.member ?? '' }),
        signal,
        look: () => isStreamingAnew(options, context),
      });
      const { database } = await resolveAction(options, context);
      if (database.leader) {
        result.leader = database.leader;
      }
      return seen;
    },
  };
}

async function lookAtMember(
  options: ActionOptions,
  context: ActionStepContext,
) {
  const { database, controller } = await resolveAction(options, context);
  const members = await controller.members(context.signal);
  const asked = members.find(({ name }) => name === context.input.member);
  return { database, members, asked, report: asked?.statement };
}

/** Whether the old PostgreSQL is gone, because it is being copied or a new one is already running. */
async function isBegun(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Progress> {
  const { input, state } = context;
  const { asked, report } = await lookAtMember(options, context);
  const member = input.member ?? '';
  if (!report) {
    return {
      seen: word('seen-member-silent', {
        member,
        reason: asked?.fault ?? word('fault-unknown', {}),
      }),
    };
  }
  if (report.state === 'creating replica') {
    return { done: word('seen-copying', { member }) };
  }
  const { startedAt } = report;
  if (startedAt && input.startedAt && startedAt !== input.startedAt) {
    return { done: word('seen-started', { member, at: startedAt }) };
  }
  // If no PostgreSQL ran before, there is nothing to compare with: once Patroni has accepted the order, whatever runs
  // is new.
  return !input.startedAt && state.taken === true
    ? { done: word('seen-copy-taken', { member }) }
    : { seen: word('seen-as-before', { member, state: report.state }) };
}

async function isStreamingAnew(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Progress> {
  const { input } = context;
  const { database, members, report } = await lookAtMember(options, context);
  const old =
    report?.startedAt === undefined || report.startedAt === input.startedAt;
  const progress = seeReplica(database, members, input.member ?? '');
  return old && progress.done !== undefined
    ? {
        seen: word('seen-as-before', {
          member: input.member ?? '',
          state: report?.state ?? 'unknown',
        }),
      }
    : progress;
}
