import { KUBERNETES_PRESETS } from './kubernetesPresets';
import type { Section } from './Section';
import type { KubernetesConfig, KubernetesLabels } from './types';
import { dnsLabel, LABELS, oneOf, text } from './valueKinds';

const FILE = text('/etc/kindler/kubeconfig');
const CONTEXT = text('prod');

/** Reads an item of `kindler.kubernetes`. Values beside a preset override those of the preset. */
export function readKubernetes(config: Section): KubernetesConfig {
  return {
    name: config.required('name', dnsLabel('prod')),
    kubeconfigFile: config.optional('kubeconfigFile', FILE),
    context: config.optional('context', CONTEXT),
    namespace: config.optional('namespace', text('databases')),
    ...readLabels(config),
    actions: readActions(config),
  };
}

function readLabels(config: Section): KubernetesLabels {
  const scopeLabel = config.optional('scopeLabel', text('cluster-name'));
  const preset = readPreset(config, scopeLabel);
  return {
    scopeLabel: scopeLabel ?? preset.scopeLabel,
    roleLabel: config.optional('roleLabel', text('role')) ?? preset.roleLabel,
    clusterLabel:
      config.optional('clusterLabel', text('cluster-name')) ??
      preset.clusterLabel,
    labels: { ...preset.labels, ...config.optional('labels', LABELS) },
    mode:
      config.optional('mode', oneOf('endpoints', 'configmaps')) ?? preset.mode,
    operatorGroup: preset.operatorGroup,
  };
}

/** Patroni's own default labels. */
const NO_PRESET: KubernetesLabels = {
  scopeLabel: 'cluster-name',
  roleLabel: 'role',
};

/** The default is the Crunchy operator's preset. */
function readPreset(
  config: Section,
  scopeLabel: string | undefined,
): KubernetesLabels {
  const presets: Record<string, KubernetesLabels> = KUBERNETES_PRESETS;
  const preset = config.optional('preset', oneOf(...Object.keys(presets)));
  if (preset === undefined) {
    const { pgo } = presets;
    const isPgos = (scopeLabel ?? pgo.scopeLabel) === pgo.scopeLabel;
    return isPgos ? pgo : NO_PRESET;
  }
  return presets[preset];
}

/** Missing keys default to those of the observer. If the section is missing, nothing is ever changed. */
function readActions(config: Section): KubernetesConfig['actions'] {
  const actions = config.section('actions');
  const kubeconfigFile = actions?.optional('kubeconfigFile', FILE);
  const context = actions?.optional('context', CONTEXT);
  return (
    actions && {
      kubeconfigFile: kubeconfigFile ?? config.optional('kubeconfigFile', FILE),
      context:
        context ??
        (kubeconfigFile ? undefined : config.optional('context', CONTEXT)),
    }
  );
}
