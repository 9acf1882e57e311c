import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import {
  resolveAction,
  type ActionOptions,
  type ActionStep,
} from './ActionContext';

/** Keeps where clients are led before anything is changed, so that it can be given back whatever happens. */
export function noteWaysStep(options: ActionOptions): ActionStep {
  return {
    id: 'note-ways',
    name: word('step-note-ways', {}),
    check: async ({ state }) => state.ways !== undefined,
    do: async context => {
      const { leader, assist: routes = [], pause = true } = context.input;
      const { database } = await resolveAction(options, context);
      context.state.ways = leader
        ? await options.assist.read(database, leader, { routes, pause })
        : [];
    },
    verify: async ({ state }) =>
      word('assist-noted', {
        servers: (state.ways ?? [])
          .flatMap(({ proxy, servers }) =>
            servers.map(({ server }) => `${proxy}/${server}`),
          )
          .join(', '),
      }),
    undo: ({ state }) => options.assist.restore(state.ways ?? []),
  };
}

/**
 * Sees that every server has the address of before, and no client waits; a server that stayed parked would serve nobody
 * after the next failover.
 */
export function giveBackStep(options: ActionOptions): ActionStep {
  return {
    id: 'give-back',
    name: word('step-give-back', {}),
    check: async ({ state: { ways = [] } }) =>
      (await options.assist.stillParked(ways)).length === 0 &&
      (await options.assist.stillHeld(ways)).length === 0,
    do: ({ state }) => options.assist.restore(state.ways ?? []),
    verify: async ({ state }) => {
      const parked = await options.assist.stillParked(state.ways ?? []);
      if (parked.length > 0) {
        throw wordedError(
          Error,
          word('assist-still-parked', { routes: parked.join(', ') }),
        );
      }
      const held = await options.assist.stillHeld(state.ways ?? []);
      if (held.length > 0) {
        throw wordedError(
          Error,
          word('pause-still-held', { poolers: held.join(', ') }),
        );
      }
      return word('assist-checks-decide', {});
    },
  };
}
