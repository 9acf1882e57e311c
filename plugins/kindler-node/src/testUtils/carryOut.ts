import type { ProviderContext, ProviderStep } from '../environments';

/** Carries steps out as the backend does. */
export async function carryOut(
  steps: ProviderStep[],
  context: ProviderContext,
): Promise<void> {
  for (const step of steps) {
    if (!(await step.check?.(context))) {
      await step.do(context);
    }
    await expectSentence(step, await step.verify(context));
  }
}

/** Does the first steps without looking at them, as a backend that is killed before it saves anything. */
export async function breakOff(
  steps: ProviderStep[],
  context: ProviderContext,
): Promise<void> {
  for (const step of steps) {
    await step.do(context);
  }
}

export async function undo(
  steps: ProviderStep[],
  context: ProviderContext,
): Promise<void> {
  for (const step of [...steps].reverse()) {
    await step.undo?.(context);
  }
}

async function expectSentence(step: ProviderStep, seen: unknown) {
  if (typeof seen !== 'string' || !seen.trim()) {
    throw new Error(`verify of '${step.id}' does not say what it saw`);
  }
}
