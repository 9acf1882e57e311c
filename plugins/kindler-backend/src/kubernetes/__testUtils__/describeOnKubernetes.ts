/** Folder with the programs of a Kubernetes control plane; undefined if this machine has none. */
export const kubernetesAssets = process.env.KUBEBUILDER_ASSETS;

const suiteOf = kubernetesAssets ? describe : describe.skip;
const reason = kubernetesAssets
  ? ''
  : ' (needs Kubernetes: KUBEBUILDER_ASSETS is not set)';

/** A suite that needs a Kubernetes API. Without one, its name says why it is skipped. */
export function describeOnKubernetes(name: string, suite: () => void): void {
  suiteOf(`${name}${reason}`, suite);
}
