import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, toError } from '@backstage/errors';
import {
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenGateway,
  GatewayDriver,
  GatewayDriverFactory,
} from '@kindler/backstage-plugin-kindler-node';
import type { OwnedFilesConfig } from '../files/OwnedProxy';
import { FilesDriver } from './FilesDriver';
import { RuntimeSocketDriver } from './RuntimeSocketDriver';

const RUNTIME_SOCKET = 'runtime-socket';

/** How a gateway is driven. */
export type GatewayOptions = DrivenGateway & {
  driver?: string;
  files?: OwnedFilesConfig;
};

interface Factory {
  kind: string;
  create(gateway: GatewayOptions): GatewayDriver;
}

const BUILT_IN: Factory[] = [
  {
    kind: RUNTIME_SOCKET,
    create: gateway => new RuntimeSocketDriver(gateway),
  },
  { kind: 'files', create: gateway => new FilesDriver(gateway) },
];

type Driven = { driver: GatewayDriver } | { refusal: Wording };

/** How each configured gateway is changed, or why it cannot be. */
export class GatewayDrivers {
  readonly #byGateway: Map<string, Driven>;

  /** Throws where two drivers have one kind, or a gateway names one that is not there. */
  constructor(gateways: GatewayOptions[], added: GatewayDriverFactory[] = []) {
    const factories = new Map<string, Factory>();
    for (const factory of [...BUILT_IN, ...added]) {
      if (factories.has(factory.kind)) {
        throw new Error(`Two gateway drivers are called '${factory.kind}'`);
      }
      factories.set(factory.kind, factory);
    }
    this.#byGateway = new Map(
      gateways.map(({ driver = RUNTIME_SOCKET, ...gateway }) => {
        const factory = factories.get(driver);
        if (!factory) {
          const known = [...factories.keys()].join(', ');
          throw new Error(
            `kindler.gateways '${gateway.name}'.driver names '${driver}'; there are: ${known}`,
          );
        }
        return [gateway.name, tryToCreate(factory, gateway)];
      }),
    );
  }

  /** Makes files that HAProxy needs to start. */
  async prepare(logger: Pick<LoggerService, 'warn'>): Promise<void> {
    for (const [name, driven] of this.#byGateway) {
      if ('driver' in driven && driven.driver instanceof FilesDriver) {
        await driven.driver
          .prepare()
          .catch(error =>
            logger.warn(`Files of gateway ${name}: ${toError(error).message}`),
          );
      }
    }
  }

  /** Why routes of this gateway cannot be switched as it is configured; undefined when they can. */
  explainRefusal(gateway: string): Wording | undefined {
    const driven = this.#byGateway.get(gateway);
    if (!driven) {
      return word('switch-gateway-unknown', { gateway });
    }
    return 'refusal' in driven ? driven.refusal : undefined;
  }

  /** Throws a ConflictError where the gateway cannot be changed as it is configured. */
  require(gateway: string): GatewayDriver {
    const driven = this.#byGateway.get(gateway);
    if (!driven || 'refusal' in driven) {
      throw wordedError(
        ConflictError,
        this.explainRefusal(gateway) ??
          word('switch-gateway-unknown', { gateway }),
      );
    }
    return driven.driver;
  }
}

function tryToCreate(factory: Factory, gateway: GatewayOptions): Driven {
  if (factory.kind === RUNTIME_SOCKET && !gateway.socket) {
    return { refusal: word('switch-no-socket', { gateway: gateway.name }) };
  }
  try {
    return { driver: factory.create(gateway) };
  } catch (error) {
    const reason = (error as Error).message;
    return { refusal: word('switch-refused', { reason }) };
  }
}
