import { tmpdir } from 'node:os';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import type { Pace } from '../waiting/Pace';

/** Fast enough for tests; the heartbeat never comes by itself. */
export const TEST_PACE: Pace = {
  pollMs: 1,
  heartbeatMs: 3_600_000,
  readMs: 10_000,
  catalogMs: 10_000,
};

type MockContext<TInput extends JsonObject> = ReturnType<
  typeof createMockActionContext<TInput>
>;

/**
 * Context of an action, with the task's log and the outputs to look at.
 */
export function mockContext<TInput extends JsonObject>(
  input: TInput,
  overrides: Partial<MockContext<TInput>> = {},
) {
  const lines: string[] = [];
  const outputs: Record<string, unknown> = {};
  const say = (message: string) => {
    lines.push(message);
  };
  const logger: LoggerService = {
    error: say,
    warn: say,
    info: say,
    debug: say,
    child: () => logger,
  };
  const context: MockContext<TInput> = {
    ...createMockActionContext<TInput>({ input, workspacePath: tmpdir() }),
    logger,
    output: (name, value) => {
      outputs[String(name)] = value;
    },
    ...overrides,
  };
  return { context, lines, outputs };
}

/**
 * Checkpoints of a task that outlive one run of it.
 */
export function checkpoints(): ActionContext<JsonObject>['checkpoint'] {
  const stored = new Map<string, unknown>();
  return async <T>({ key, fn }: { key: string; fn: () => Promise<T> | T }) => {
    if (!stored.has(key)) {
      stored.set(key, await fn());
    }
    return stored.get(key) as T;
  };
}
