import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { KubernetesConfig } from './types';
import { readName } from './readValues';

const PGO = 'postgres-operator.crunchydata.com';

/** Reads an item of `kindler.kubernetes`; labels default to those of the Crunchy operator. */
export function readKubernetes(config: Config): KubernetesConfig {
  const name = readName(config, 'kindler.kubernetes');
  const mode = config.getOptionalString('mode') ?? 'endpoints';
  if (mode !== 'endpoints' && mode !== 'configmaps') {
    throw new InputError(
      `kindler.kubernetes '${name}': mode must be endpoints or configmaps, not '${mode}'`,
    );
  }
  return {
    name,
    kubeconfigFile: config.getOptionalString('kubeconfigFile'),
    context: config.getOptionalString('context'),
    namespace: config.getOptionalString('namespace'),
    mode,
    scopeLabel: config.getOptionalString('scopeLabel') ?? `${PGO}/patroni`,
    roleLabel: config.getOptionalString('roleLabel') ?? `${PGO}/role`,
    actions: readActions(config),
  };
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
