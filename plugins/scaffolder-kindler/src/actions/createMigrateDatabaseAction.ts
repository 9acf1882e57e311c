import { ConflictError, ForwardedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  remoteError,
  type MigrationPlan,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { startOnce } from '../starting/startOnce';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { waitForOperation } from '../waiting/waitForOperation';
import { beginStep } from './beginStep';
import { examples } from './createMigrateDatabaseAction.examples';
import { checkedTimeoutMs, timeoutField } from './inputs';

export interface CreateMigrateDatabaseActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

/**
 * `kindler:database:migrate`: begins a migration of databases to another target of a route. It never confirms one: who does
 * that has looked at the application.
 */
export function createMigrateDatabaseAction(
  options: CreateMigrateDatabaseActionOptions,
) {
  const { kindler, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:database:migrate',
    description:
      'Migrates databases behind a Kindler route to another target. It waits until the migration waits for the go of a person, or gives it and waits until the migration waits for the confirmation.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            route: z.string().min(1).max(63).describe('Name of the route'),
            target: z
              .string()
              .min(1)
              .max(63)
              .describe('Name of the target to which the databases move'),
            databases: z
              .array(z.string().min(1).max(63))
              .min(1)
              .max(20)
              .describe('Names of the databases'),
            method: z
              .enum(['dump', 'logical'])
              .optional()
              .describe(
                'dump, the default, copies while nobody can write; logical replicates while clients write',
              ),
            go: z
              .boolean()
              .optional()
              .describe(
                'Whether clients are stopped and moved as soon as that is possible. By default a person resumes the operation',
              ),
            reason: z
              .string()
              .min(1)
              .max(500)
              .describe('Why; kept with the operation and in the audit log'),
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          operationId: z.string().describe('Id of the operation'),
          waitsFor: z
            .string()
            .describe(
              'What the operation waits for: go or confirm, or nothing if it has ended',
            ),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const { route, go = false, timeoutSeconds, ...request } = input;
      const timeoutMs = checkedTimeoutMs(timeoutSeconds);
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      const { credentials } = step;
      const what = `databases of route "${route}"`;
      const refused = (error: unknown) =>
        new ForwardedError(`Could not migrate ${what}`, remoteError(error));
      const look = async () => {
        const plan = await kindler
          .planRouteMigration(route, request, { credentials })
          .catch(error => Promise.reject(refused(error)));
        expectPossible(plan, line => logger.info(line));
      };
      if (ctx.isDryRun) {
        await look();
        ctx.output('operationId', 'dry-run');
        ctx.output('waitsFor', go ? 'confirm' : 'go');
        return;
      }
      const base = `scaffolder:${ctx.task.id}:migrate:${route}`;
      const { operation } = await startOnce(
        `kindler.database.migrate.${route}`,
        async attempt => {
          await look();
          const idempotencyKey = `${base}:${attempt}`;
          const { item } = await kindler
            .migrateRoute(
              route,
              { ...request, idempotencyKey },
              { credentials },
            )
            .catch(error => Promise.reject(refused(error)));
          return { operation: item, own: true };
        },
        step,
      );
      ctx.output('operationId', operation.id);
      logger.info(`Operation ${operation.id} migrates ${what}`);
      const reach = async (...steps: Decision[]) =>
        waitsFor(
          await waitForOperation({
            ...step,
            operation,
            cancels: true,
            isEnough: now => steps.includes(waitsFor(now)),
          }),
        );
      let reached = await reach('go', 'confirm');
      if (go && reached === 'go') {
        await kindler.resumeOperation(operation.id, { credentials });
        reached = await reach('confirm');
      }
      ctx.output('waitsFor', reached);
      logger.info(`It goes on at /kindler/operations/${operation.id}`);
    },
  });
}

type Decision = 'go' | 'confirm' | 'nothing';

function waitsFor({ steps }: Operation): Decision {
  const id = steps.find(({ status }) => status === 'waiting')?.id;
  return id === 'go' || id === 'confirm' ? id : 'nothing';
}

function expectPossible(
  { checks, possible }: MigrationPlan,
  tell: (line: string) => void,
): void {
  for (const { ok, message } of checks) {
    tell(`${ok === true ? 'ok' : 'NOT ok'}: ${message.text}`);
  }
  if (!possible) {
    throw new ConflictError('This migration would be refused');
  }
}
