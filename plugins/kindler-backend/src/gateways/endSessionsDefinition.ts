import { ConflictError } from '@backstage/errors';
import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig } from '../config';
import { OldSessions } from '../haproxy/master/OldSessions';
import type { OperationDefinition } from '../operations';

const WAIT_MS = 20_000;
const EVERY_MS = 200;
const AT_ONCE = 20;

export interface EndSessionsOptions {
  gateways: GatewayConfig[];
  refreshGateway(name: string): Promise<unknown>;
}

/** Ends sessions that processes from before a reload hold, and sees that they are gone. */
export function endSessionsDefinition(
  options: EndSessionsOptions,
): OperationDefinition<'gateway-sessions'> {
  return {
    kind: 'gateway-sessions',
    plan: () => [
      {
        id: 'end',
        name: word('step-end-sessions', {}),
        do: async ({ input, result, signal }) => {
          const sessions = require(options, input.gateway);
          const seen = new Set<string>();
          await until(
            async () => {
              const left = await sessions.list(input);
              for (let at = 0; at < left.length; at += AT_ONCE) {
                signal.throwIfAborted();
                const next = left.slice(at, at + AT_ONCE);
                next.forEach(({ pid, id }) => seen.add(`${pid} ${id}`));
                await Promise.all(next.map(session => sessions.end(session)));
              }
              return left.length === 0 ? true : undefined;
            },
            {
              everyMs: EVERY_MS,
              ms: WAIT_MS,
              signal,
              late: () =>
                wordedError(
                  Error,
                  word('gateway-sessions-stay', { seconds: WAIT_MS / 1000 }),
                ),
            },
          );
          result.ended = (result.ended ?? 0) + seen.size;
          await options.refreshGateway(input.gateway).catch(() => {});
        },
        verify: async ({ input, result }) => {
          const left = await require(options, input.gateway).list(input);
          // A reload meanwhile makes another old process.
          if (left.length > 0 && input.pid !== undefined) {
            throw wordedError(
              Error,
              word('gateway-sessions-stay', { seconds: WAIT_MS / 1000 }),
            );
          }
          return word('gateway-sessions-ended', { count: result.ended ?? 0 });
        },
      },
    ],
  };
}

function require({ gateways }: EndSessionsOptions, name: string): OldSessions {
  const gateway = gateways.find(each => each.name === name);
  if (!gateway?.masterSocket) {
    throw wordedError(
      ConflictError,
      word('gateway-no-master', { gateway: name }),
    );
  }
  return new OldSessions(name, gateway.masterSocket);
}
