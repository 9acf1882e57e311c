import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  MigrateRouteRequest,
  MigrationPlan,
  Operation,
  Route,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationStore } from '../operations';
import { connectOnce } from '../postgres';
import { checkMigration } from './plan/checkMigration';
import { readContent, type DatabaseContent } from './plan/readContent';
import { readServer } from './plan/readServer';
import { resolveSides } from './sides';
import type { MigrationOptions } from './types';

export interface MigrationServiceOptions extends MigrationOptions {
  operations: OperationStore;
  /** What must be locked while clients move between two targets. */
  locks(route: string, between: string[]): string[];
  /** The route as it is seen now. */
  look(route: string): Promise<Route>;
}

/** A plan, with what only the operation needs. */
interface Preflight {
  plan: MigrationPlan;
  sourceSystem: string;
  targetSystem: string;
}

/** Serves requests for migrations of a route's databases to another target. */
export class MigrationService {
  readonly #options: MigrationServiceOptions;

  constructor(options: MigrationServiceOptions) {
    this.#options = options;
  }

  async plan(
    route: string,
    request: MigrateRouteRequest,
  ): Promise<MigrationPlan> {
    return (await this.#preflight(route, request)).plan;
  }

  async migrate(
    route: string,
    request: MigrateRouteRequest & { idempotencyKey?: string },
    requester: string,
  ): Promise<Operation> {
    const { operations, locks } = this.#options;
    const { target, databases, method = 'dump' } = request;
    const operation = {
      kind: 'route-migrate' as const,
      subject: { kind: 'route' as const, name: route },
      requester,
      reason: request.reason,
      idempotencyKey: request.idempotencyKey,
      request: {
        target,
        databases,
        ...(method !== 'dump' && { method }),
      },
    };
    const earlier = await operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
    const { plan, ...systems } = await this.#preflight(route, request);
    if (!plan.possible) {
      const reasons = plan.checks
        .filter(({ ok, blocking }) => ok !== true && blocking)
        .map(({ message }) => message.text);
      throw new ConflictError(
        `The databases of route '${route}' cannot be migrated: ${reasons.join(
          '. ',
        )}`,
      );
    }
    return operations.create({
      ...operation,
      input: {
        route,
        target,
        from: plan.from,
        databases,
        expectedSystem: systems.targetSystem,
        sourceSystem: systems.sourceSystem,
        method,
        pause: false,
        locks: locks(route, [target, plan.from]),
      },
    });
  }

  async #preflight(
    name: string,
    { target, databases, method = 'dump' }: MigrateRouteRequest,
  ): Promise<Preflight> {
    const { routes, look } = this.#options;
    const route = routes.find(each => each.name === name);
    if (!route) {
      throw new NotFoundError(`No route '${name}'`);
    }
    const known = route.targets.map(each => each.name);
    if (!known.includes(target)) {
      throw new InputError(
        `target '${target}' is not a target of route '${name}'; targets: ${known.join(
          ', ',
        )}`,
      );
    }
    const own = [
      route.migration,
      ...route.targets.map(each => each.migration),
    ].find(role => role && databases.includes(role.database))?.database;
    if (own !== undefined) {
      throw new InputError(
        `databases '${own}' is the one from which kindler.routes[].migration administers`,
      );
    }
    const sides = await resolveSides(this.#options, { route: name, target });
    const [described, source, other] = await Promise.all([
      look(name),
      connectOnce(sides.source, readServer),
      connectOnce(sides.target, readServer),
    ]);
    const there = source.databases.filter(each =>
      databases.includes(each.name),
    );
    const contents: Record<string, DatabaseContent> = {};
    for (const { name: database } of there) {
      contents[database] = await connectOnce(
        { ...sides.source, database },
        readContent,
      );
    }
    const isNamed = described.activeTargetKind === 'named';
    const checks = checkMigration({
      active: isNamed ? described.activeTarget : undefined,
      wanted: target,
      databases,
      method,
      source,
      target: other,
      contents,
    });
    return {
      sourceSystem: source.system,
      targetSystem: other.system,
      plan: {
        route: name,
        from: described.activeTarget,
        to: target,
        method,
        databases: there.map(({ name: database }) => ({
          name: database,
          bytes: contents[database].bytes,
          tables: contents[database].tables,
        })),
        possible: checks.every(({ ok, blocking }) => ok === true || !blocking),
        checks,
        now: new Date().toISOString(),
      },
    };
  }
}
