import { ConflictError } from '@backstage/errors';
import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenServer,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../config';
import type { GatewayDrivers } from '../haproxy/driver/GatewayDrivers';
import type {
  OperationDefinition,
  OperationStep,
  StepContext,
} from '../operations';
import { readSqlFacts } from '../postgres';

const JUDGED_MS = 60_000;
const READ_BACK_MS = 10_000;
const SQL_MS = 5000;
const EVERY_MS = 200;

type Context = StepContext<'gateway-server'>;

export interface ServerDefinitionOptions {
  routes: RouteConfig[];
  drivers: GatewayDrivers;
  refreshGateway(name: string): Promise<unknown>;
}

/** Gives one server another state or weight, reads it back, and makes it survive a reload. */
export function serverDefinition(
  options: ServerDefinitionOptions,
): OperationDefinition<'gateway-server'> {
  return {
    kind: 'gateway-server',
    plan: () => [setStep(options), keepStep(options)],
  };
}

function setStep(
  options: ServerDefinitionOptions,
): OperationStep<'gateway-server'> {
  const { drivers, refreshGateway } = options;
  return {
    id: 'set',
    name: word('step-set-server', {}),
    do: async context => {
      const { input, state } = context;
      const { admin, weight } = await readServer(options, context);
      state.before ??= { state: admin, weight };
      if (input.state === 'ready' && admin !== 'ready') {
        await warmUp(options, context);
      }
      await drivers.require(input.gateway).apply(input.proxy, changesOf(input));
      await refreshGateway(input.gateway).catch(() => {});
    },
    verify: async context => {
      const { input } = context;
      await waitFor(options, context, READ_BACK_MS, server =>
        isAs(server, input),
      );
      return word('gateway-server-is', {
        server: `${input.proxy}/${input.server}`,
        changes: describe(input),
      });
    },
    undo: async context => {
      const { input, state } = context;
      const { before } = state;
      if (before) {
        const driver = drivers.require(input.gateway);
        await driver.apply(
          input.proxy,
          changesOf({
            server: input.server,
            state: before.state,
            weight: input.weight === undefined ? undefined : before.weight,
          }),
        );
        await driver.persist();
        await refreshGateway(input.gateway).catch(() => {});
      }
    },
  };
}

function keepStep({
  drivers,
  refreshGateway,
}: ServerDefinitionOptions): OperationStep<'gateway-server'> {
  return {
    id: 'keep',
    name: word('step-keep', {}),
    do: async context => {
      const driver = drivers.require(context.input.gateway);
      context.state.kept = await driver.persist(message =>
        context.log(message),
      );
      await refreshGateway(context.input.gateway).catch(() => {});
    },
    verify: async ({ state }) =>
      state.kept ? word('switch-kept', {}) : word('gateway-not-kept', {}),
  };
}

/** A server that leaves maintenance counts as up until its first check, so checks judge it in drain, before clients come. */
async function warmUp(
  options: ServerDefinitionOptions,
  context: Context,
): Promise<void> {
  const { gateway, proxy, server } = context.input;
  await options.drivers
    .require(gateway)
    .apply(proxy, [{ server, state: 'drain' }]);
  await waitFor(options, context, JUDGED_MS, ({ judged }) => judged);
  await expectWritable(options, context);
}

/** Not every check tells a replica: where clients write, a server that runs is asked by SQL, as far as a role is there. */
async function expectWritable(
  options: ServerDefinitionOptions,
  context: Context,
): Promise<void> {
  const { gateway, proxy, server: name } = context.input;
  const verify = options.routes.find(
    route =>
      route.gateway === gateway &&
      route.proxy === proxy &&
      route.intent === 'read-write',
  )?.verify;
  const server = await readServer(options, context);
  if (verify && server.running) {
    const facts = await readSqlFacts({
      host: server.address,
      port: server.port,
      ...verify,
      timeoutMs: SQL_MS,
    });
    if (facts.inRecovery) {
      throw wordedError(
        Error,
        word('gateway-server-reads', { server: `${proxy}/${name}` }),
      );
    }
  }
}

async function waitFor(
  options: ServerDefinitionOptions,
  context: Context,
  ms: number,
  accept: (server: DrivenServer) => boolean,
): Promise<void> {
  await until(
    async () => (accept(await readServer(options, context)) ? true : undefined),
    {
      everyMs: EVERY_MS,
      ms,
      signal: context.signal,
      late: () =>
        wordedError(Error, word('switch-not-wished', { seconds: ms / 1000 })),
    },
  );
}

async function readServer(
  { drivers }: ServerDefinitionOptions,
  { input }: Context,
): Promise<DrivenServer> {
  const { gateway, proxy, server } = input;
  const servers = await drivers.require(gateway).readServers(proxy);
  const found = servers.find(({ name }) => name === server);
  if (!found) {
    throw wordedError(ConflictError, word('switch-no-server', { server }));
  }
  return found;
}

type Wanted = Pick<
  Context['input'],
  'server' | 'state' | 'weight' | 'endSessions'
>;

function changesOf({
  server,
  state,
  weight,
  endSessions,
}: Wanted): ServerChange[] {
  return [
    ...(weight === undefined ? [] : [{ server, weight }]),
    ...(state === undefined ? [] : [{ server, state }]),
    ...(endSessions ? [{ server, endSessions: true as const }] : []),
  ];
}

function isAs(server: DrivenServer, { state, weight }: Wanted): boolean {
  return (
    (state === undefined || server.admin === state) &&
    (weight === undefined || server.weight === weight)
  );
}

function describe({ state, weight }: Wanted): string {
  return [state, weight === undefined ? '' : `weight ${weight}`]
    .filter(Boolean)
    .join(', ');
}
