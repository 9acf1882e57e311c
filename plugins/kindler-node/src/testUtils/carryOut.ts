import { until, wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type { NotYet, ProviderContext, ProviderStep } from '../environments';

const EVERY_MS = 50;
const DEADLINE_MS = 60_000;

/** Runs steps in the same way as the backend. */
export async function carryOut(
  steps: ProviderStep[],
  context: ProviderContext,
): Promise<void> {
  for (const step of steps) {
    await expectSentence(step, await tryAgain(step, context));
  }
}

/** Runs the first steps without checks, like a backend that is killed before it saves anything. */
export async function breakOff(
  steps: ProviderStep[],
  context: ProviderContext,
): Promise<void> {
  for (const step of steps) {
    await step.do(context).catch(unlessWaiting);
  }
}

/** Runs one step, and repeats it as long as it asks to wait. */
async function tryAgain(
  step: ProviderStep,
  context: ProviderContext,
): Promise<string> {
  let waited: NotYet | undefined;
  const once = async () => {
    try {
      if (!(await step.check?.(context))) {
        await step.do(context);
      }
      return { seen: wordingOf((await step.verify(context)) ?? '').text };
    } catch (error) {
      waited = unlessWaiting(error);
      return undefined;
    }
  };
  const { seen } = await until(once, {
    everyMs: EVERY_MS,
    ms: DEADLINE_MS,
    late: () => waited!,
  });
  return seen;
}

function unlessWaiting(error: unknown): NotYet {
  if ((error as Error).name !== 'NotYet') {
    throw error;
  }
  return error as NotYet;
}

export async function undo(
  steps: ProviderStep[],
  context: ProviderContext,
): Promise<void> {
  for (const step of [...steps].reverse()) {
    await step.undo?.(context);
  }
}

async function expectSentence(step: ProviderStep, seen: string) {
  if (!seen.trim()) {
    throw new Error(`verify of '${step.id}' does not say what it saw`);
  }
}
