import type { JsonObject } from '@backstage/types';
import {
  fieldError,
  word,
  type EnvironmentConnectionTarget,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  AllocatedField,
  EnvironmentAccess,
  EnvironmentAvailability,
  EnvironmentChange,
  EnvironmentProvider,
  ObservedEnvironment,
  ProvidedEnvironment,
  ProviderContext,
  ProviderStep,
} from '../environments';
import { Turns } from '../programs';
import { clusterInputSchema } from './clusterInputSchema';
import type { ClusterSettings } from './ClusterSettings';
import type { ClusterSpec } from './ClusterSpec';
import type { ClusterTool } from './ClusterTool';
import { ClusterWork } from './ClusterWork';
import type { DockerCli } from './DockerCli';
import { absentSteps, stoppedSteps } from './endingSteps';
import { expectFreePorts, isFreePort } from './expectFreePorts';
import { idleNodes, isStopped, missingNodes } from './judgeCluster';
import { portFields, readClusterSpec } from './readClusterSpec';
import { runningSteps } from './runningSteps';

/** @public */
export interface ClusterProviderOptions {
  tool: ClusterTool;
  docker: DockerCli;
  settings: ClusterSettings;
}

/**
 * Environments that are a Kubernetes cluster of containers, made by a {@link ClusterTool}.
 * @public
 */
export class ClusterProvider implements EnvironmentProvider {
  readonly kind: string;
  readonly capabilities = { stop: true, update: false };
  readonly inputSchema: JsonObject;
  readonly allocates: readonly AllocatedField[];
  readonly #tool: ClusterTool;
  readonly #settings: ClusterSettings;
  readonly #work: ClusterWork;

  constructor({ tool, docker, settings }: ClusterProviderOptions) {
    this.kind = tool.kind;
    this.inputSchema = clusterInputSchema(tool.limits);
    this.allocates = tool.limits.subnet
      ? ['httpPort', 'httpsPort', 'subnet']
      : ['httpPort', 'httpsPort'];
    this.#tool = tool;
    this.#settings = settings;
    this.#work = new ClusterWork({
      tool,
      docker,
      turns: new Turns(settings.parallel),
      readyTimeoutMs: settings.readyTimeoutMs,
      nodeLimits: settings.nodeLimits,
    });
  }

  async availability(signal: AbortSignal): Promise<EnvironmentAvailability> {
    const answer = await this.#tool.check(signal);
    return answer.available ? { available: true } : answer;
  }

  async preflight(
    environment: ProvidedEnvironment,
    { signal }: ProviderContext,
  ): Promise<void> {
    const { name } = environment;
    const { nameLength } = this.#tool.limits;
    if (name.length > nameLength) {
      const long = word('field-name-long', {
        value: name,
        length: String(name.length),
        kind: this.kind,
        most: String(nameLength),
      });
      throw fieldError('name', long);
    }
    const { ports } = this.#read(environment);
    if (!(await this.#work.find(name, signal))) {
      await expectFreePorts(ports);
    }
  }

  async isFree(field: AllocatedField, value: string | number) {
    return field === 'subnet' || isFreePort(Number(value));
  }

  /** What was not asked for is recorded as it is configured now, and stays so. */
  describe(environment: ProvidedEnvironment): JsonObject {
    const { ports, ...spec } = this.#read(environment);
    const details = { ...spec, ...portFields(ports) };
    return Object.fromEntries(
      Object.entries(details).filter(([, value]) => value !== undefined),
    );
  }

  plan(
    environment: ProvidedEnvironment,
    { from, to }: EnvironmentChange,
  ): ProviderStep[] {
    const { name } = environment;
    switch (to) {
      case 'running':
        return runningSteps(this.#work, {
          name,
          spec: this.#read(environment),
          isNew: from === 'absent' || from === 'unknown',
        });
      case 'stopped':
        return stoppedSteps(this.#work, name);
      default:
        return absentSteps(this.#work, name);
    }
  }

  async observe(
    { name }: ProvidedEnvironment,
    { signal }: ProviderContext,
  ): Promise<ObservedEnvironment> {
    const found = await this.#tool.find(name, signal);
    if (!found?.mark) {
      return {
        state: 'absent',
        ...(found && {
          message: word('seen-cluster-foreign', { kind: this.kind }),
        }),
      };
    }
    const missing = missingNodes(found);
    if (!missing && isStopped(found)) {
      return { state: 'stopped' };
    }
    const message =
      missing ??
      idleNodes(found) ??
      (await this.#work.apiTrouble(name, signal)) ??
      (await this.#work.nodeTrouble(name, found, signal));
    return message ? { state: 'partial', message } : { state: 'running' };
  }

  async list({ signal }: ProviderContext): Promise<string[]> {
    return this.#tool.list(signal);
  }

  async access(
    { name }: ProvidedEnvironment,
    { signal }: ProviderContext,
  ): Promise<EnvironmentAccess> {
    await this.#work.require(name, signal);
    return {
      kubeconfig: await this.#tool.kubeconfig(name, signal),
      internalUrl: this.#tool.internalUrl(name),
    };
  }

  /** Of the ports that were asked for: those that a tool chooses are another ones each time. */
  connections({ details }: ProvidedEnvironment): EnvironmentConnectionTarget[] {
    const ways = [
      ['Kubernetes API', 'https', details.apiPort],
      ['HTTP', 'http', details.httpPort],
      ['HTTPS', 'https', details.httpsPort],
    ] as const;
    // Records of older databases may have ports that would be refused today.
    return ways
      .filter(([, , port]) => typeof port === 'number')
      .map(([what, scheme, port]) => ({
        kind: 'link',
        title: `${what}, on the host of the backend`,
        url: `${scheme}://127.0.0.1:${port}`,
      }));
  }

  #read({ details }: ProvidedEnvironment): ClusterSpec {
    return readClusterSpec(details, this.#settings.defaults, this.#tool.limits);
  }
}
