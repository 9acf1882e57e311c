import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { KUBERNETES_PRESETS } from './kubernetesPresets';
import type { KubernetesConfig, KubernetesLabels } from './types';
import { readName } from './readValues';

/** Reads an item of `kindler.kubernetes`; what is set beside a preset takes the place of its value. */
export function readKubernetes(config: Config): KubernetesConfig {
  const name = readName(config, 'kindler.kubernetes');
  return {
    name,
    kubeconfigFile: config.getOptionalString('kubeconfigFile'),
    context: config.getOptionalString('context'),
    namespace: config.getOptionalString('namespace'),
    ...readLabels(config, name),
    actions: readActions(config),
  };
}

function readLabels(config: Config, name: string): KubernetesLabels {
  const scopeLabel = config.getOptionalString('scopeLabel');
  const preset = readPreset(config, name, scopeLabel);
  return {
    scopeLabel: scopeLabel ?? preset.scopeLabel,
    roleLabel: config.getOptionalString('roleLabel') ?? preset.roleLabel,
    clusterLabel:
      config.getOptionalString('clusterLabel') ?? preset.clusterLabel,
    labels: { ...preset.labels, ...readOwnLabels(config, name) },
    mode: readMode(config, name) ?? preset.mode,
    operatorGroup: preset.operatorGroup,
  };
}

/** Patroni's own default labels. */
const NO_PRESET: KubernetesLabels = {
  scopeLabel: 'cluster-name',
  roleLabel: 'role',
};

/** That of the Crunchy operator where nothing else is said. */
function readPreset(
  config: Config,
  name: string,
  scopeLabel: string | undefined,
): KubernetesLabels {
  const presets: Record<string, KubernetesLabels> = KUBERNETES_PRESETS;
  const preset = config.getOptionalString('preset');
  if (preset === undefined) {
    const { pgo } = presets;
    const isPgos = (scopeLabel ?? pgo.scopeLabel) === pgo.scopeLabel;
    return isPgos ? pgo : NO_PRESET;
  }
  if (!Object.hasOwn(presets, preset)) {
    const known = Object.keys(presets).join(', ');
    throw new InputError(
      `kindler.kubernetes '${name}': preset must be one of ${known}, not '${preset}'`,
    );
  }
  return presets[preset];
}

/** Beside those of the preset. */
function readOwnLabels(
  config: Config,
  name: string,
): Record<string, string> | undefined {
  const labels = config.getOptionalConfig('labels')?.get<JsonObject>();
  if (Object.values(labels ?? {}).some(value => typeof value !== 'string')) {
    throw new InputError(
      `kindler.kubernetes '${name}': the values of labels must be texts`,
    );
  }
  return labels as Record<string, string> | undefined;
}

function readMode(config: Config, name: string): KubernetesConfig['mode'] {
  const mode = config.getOptionalString('mode');
  if (mode !== undefined && mode !== 'endpoints' && mode !== 'configmaps') {
    throw new InputError(
      `kindler.kubernetes '${name}': mode must be endpoints or configmaps, not '${mode}'`,
    );
  }
  return mode;
}

/** Left out keys are those of the observer; left out whole, nothing is ever changed. */
function readActions(config: Config): KubernetesConfig['actions'] {
  const actions = config.getOptionalConfig('actions');
  return (
    actions && {
      kubeconfigFile:
        actions.getOptionalString('kubeconfigFile') ??
        config.getOptionalString('kubeconfigFile'),
      context:
        actions.getOptionalString('context') ??
        (actions.has('kubeconfigFile')
          ? undefined
          : config.getOptionalString('context')),
    }
  );
}
