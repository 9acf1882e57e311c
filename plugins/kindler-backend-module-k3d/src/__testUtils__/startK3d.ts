import { ConfigReader } from '@backstage/config';
import type {
  EnvironmentChange,
  ProvidedEnvironment,
  ProviderContext,
} from '@kindler/backstage-plugin-kindler-node';
import {
  readClusterSettings,
  type ClusterProvider,
} from '@kindler/backstage-plugin-kindler-node/clusters';
// The lab is no package that others have.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { StandInMachine } from '../../../../packages/lab/src/standins/StandInMachine';
import { createK3dProvider } from '../createK3dProvider';
import { K3D_LIMITS } from '../K3dTool';

/** A provider on a machine of stand-ins, and what an operation does with it. */
export interface TestK3d {
  machine: StandInMachine;
  provider: ClusterProvider;
  context: ProviderContext;
  /** All that the log was told. */
  lines: string[];
  reach(
    environment: ProvidedEnvironment,
    to: EnvironmentChange['to'],
  ): Promise<string[]>;
  undo(environment: ProvidedEnvironment): Promise<void>;
  state(name: string): Promise<string>;
}

export async function startK3d(
  options: { real?: boolean; config?: object } = {},
): Promise<TestK3d> {
  const machine = await StandInMachine.start({ real: options.real ?? false });
  const settings = readClusterSettings(
    new ConfigReader({
      program: machine.program('k3d'),
      docker: machine.program('docker'),
      readyTimeoutSeconds: 10,
      ...options.config,
    }),
    { kind: 'k3d', most: K3D_LIMITS },
  );
  const provider = createK3dProvider(settings);
  const lines: string[] = [];
  const context: ProviderContext = {
    signal: new AbortController().signal,
    log: async message => {
      lines.push(message);
    },
  };
  return {
    machine,
    provider,
    context,
    lines,
    async reach(environment, to) {
      const seen: string[] = [];
      for (const step of provider.plan(environment, {
        from: 'unknown',
        to,
      })) {
        if (!(await step.check?.(context))) {
          await step.do(context);
        }
        const said = await step.verify(context);
        seen.push(typeof said === 'string' ? said : said.text);
      }
      return seen;
    },
    async undo(environment) {
      for (const step of provider
        .plan(environment, { from: 'absent', to: 'running' })
        .reverse()) {
        await step.undo?.(context);
      }
    },
    async state(name) {
      const { state, message } = await provider.observe(
        { name, details: {} },
        context,
      );
      const text = typeof message === 'object' ? message.text : message;
      return text ? `${state}: ${text}` : state;
    },
  };
}
