import { ConfigReader } from '@backstage/config';
import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentChange,
  ProvidedEnvironment,
  ProviderContext,
} from '@kindler/backstage-plugin-kindler-node';
import { NamespaceProvider } from '../NamespaceProvider';
import { readNamespaceSettings } from '../readNamespaceSettings';

/** A provider of one cluster, and what an operation does with it. */
export function createTestProvider(kubeconfigFile: string, more: object = {}) {
  const provider = new NamespaceProvider(
    readNamespaceSettings(
      new ConfigReader({
        clusters: [{ name: 'dev', kubeconfigFile }],
        readyTimeoutSeconds: 60,
        deleteTimeoutSeconds: 60,
        ...more,
      }),
    ),
  );
  const lines: string[] = [];
  const context: ProviderContext = {
    signal: new AbortController().signal,
    log: async message => {
      lines.push(message);
    },
  };
  return {
    provider,
    context,
    /** All that the log was told. */
    lines,
    async reach(
      environment: ProvidedEnvironment,
      to: EnvironmentChange['to'],
      from: EnvironmentChange['from'] = 'unknown',
    ): Promise<string[]> {
      const seen: string[] = [];
      for (const step of provider.plan(environment, { from, to })) {
        if (!(await step.check?.(context))) {
          await step.do(context);
        }
        const said = await step.verify(context);
        seen.push(typeof said === 'string' ? said : said.text);
      }
      return seen;
    },
    async undo(environment: ProvidedEnvironment): Promise<void> {
      const change = { from: 'absent', to: 'running' } as const;
      for (const step of provider.plan(environment, change).reverse()) {
        await step.undo?.(context);
      }
    },
    async state(environment: ProvidedEnvironment): Promise<string> {
      const { state, message } = await provider.observe(environment, context);
      return message ? `${state}: ${wordingOf(message).text}` : state;
    },
  };
}
