import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { OperationInput } from '../../operations';
import { endPauses } from '../pause/endPauses';
import { moveChanges } from './changes';
import { GapProbe } from './GapProbe';
import { readBack } from './readBack';
import { restoreServers } from './restoreServers';
import {
  resolveSwitch,
  type SwitchStep,
  type SwitchOptions,
} from './SwitchContext';
import { notedPoolers, whileHeld } from './whileHeld';

const ANSWER_TIMEOUT_MS = 15_000;
const FIRST_ANSWER_TIMEOUT_MS = 2000;
/** Shorter than a pause, so that clients who are held back wait for a move that is taken back, too. */
const HELD_ANSWER_TIMEOUT_MS = 6000;

/** Moves the clients and proves by SQL through the listener that they reached their destination. */
export function moveStep(options: SwitchOptions): SwitchStep {
  return {
    id: 'move',
    name: word('step-move', {}),
    do: async context => {
      const resolved = resolveSwitch(options, context);
      const { route, driver, opening, closing } = resolved;
      const probe = GapProbe.start(route);
      try {
        if (route.verify) {
          await probe
            .waitFor(() => true, FIRST_ANSWER_TIMEOUT_MS)
            .catch(() => undefined);
        }
        await whileHeld(resolved, context, async isHeld => {
          await driver.apply(route.proxy, moveChanges(closing, opening));
          if (route.verify) {
            await waitForTarget(
              probe,
              context.input,
              isHeld ? HELD_ANSWER_TIMEOUT_MS : ANSWER_TIMEOUT_MS,
            );
          }
        });
      } finally {
        const gapMs = await probe.stop();
        if (gapMs !== undefined) {
          context.result.gapMs = gapMs;
        }
        await options.refreshGateway(route.gateway);
      }
    },
    verify: async context => {
      const { route, driver, opening, closing } = resolveSwitch(
        options,
        context,
      );
      await readBack(
        driver,
        route,
        servers =>
          opening.every(name => servers.get(name)?.admin === 'ready') &&
          closing.every(name => servers.get(name)?.admin !== 'ready'),
        ANSWER_TIMEOUT_MS,
        context.signal,
      );
      const answered = await proveBySql(route, context.input);
      const { gapMs, heldMs } = context.result;
      const seen =
        gapMs === undefined
          ? answered
          : word('switch-gap', { seen: answered, ms: gapMs });
      return heldMs === undefined
        ? seen
        : word('seen-held', { seen, ms: heldMs });
    },
    undo: async context => {
      const resolved = resolveSwitch(options, context);
      try {
        await restoreServers(context, resolved);
      } finally {
        await endPauses(notedPoolers(resolved.route, context));
      }
      await options.refreshGateway(resolved.route.gateway);
    },
  };
}

async function proveBySql(
  route: RouteConfig,
  input: OperationInput<'route-switch'>,
): Promise<Wording> {
  if (!route.verify) {
    return word('switch-sent', { target: input.target });
  }
  const probe = GapProbe.start(route);
  try {
    await waitForTarget(probe, input, ANSWER_TIMEOUT_MS);
    return word('switch-reached', { target: input.target });
  } finally {
    await probe.stop();
  }
}

async function waitForTarget(
  probe: GapProbe,
  input: OperationInput<'route-switch'>,
  timeoutMs: number,
): Promise<void> {
  await probe.waitFor(
    facts =>
      !input.expectedSystem || facts.systemIdentifier === input.expectedSystem,
    timeoutMs,
  );
}
