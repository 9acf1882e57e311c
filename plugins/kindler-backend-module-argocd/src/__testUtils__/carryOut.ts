import type {
  ProviderContext,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { eventually } from '@kindler/backstage-plugin-kindler-node/testUtils';

/** Carries steps out, and answers what was seen, what was waited for and what went wrong, in words. */
export async function carryOut(
  steps: ProviderStep[],
  context: ProviderContext,
  onReason: (reason: string) => void,
): Promise<string[]> {
  const seen: string[] = [];
  for (const step of steps) {
    await eventually(async () => {
      try {
        if (!(await step.check?.(context))) {
          await step.do(context);
        }
        const said = await step.verify(context);
        seen.push(typeof said === 'string' ? said : said.text);
      } catch (error) {
        const { name, message } = error as Error;
        if (seen.at(-1) !== message) {
          seen.push(message);
        }
        onReason(message);
        if (name === 'NotYet') {
          throw error;
        }
      }
    });
  }
  return seen;
}
