import { existsSync } from 'node:fs';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { KubeConfig } from '@kubernetes/client-node';
import { getGlobalDispatcher } from 'undici';
import { SourceError } from '../model/fault';
import { boundAnswers } from './boundAnswers';
import { clientNode } from './clientNode';

type RequestContext = Parameters<KubeConfig['applySecurityAuthentication']>[0];

const TOKEN_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** The identity to use at an API. */
export interface KubernetesIdentity {
  /** Path of a kubeconfig. Without it, the pod's service account is used. */
  kubeconfigFile?: string;
  context?: string;
}

/** Throws if there is no cluster configuration, if the file cannot be read, and if it has no such context. */
export function loadKubeConfig(identity: KubernetesIdentity): KubeConfig {
  const { kubeconfigFile, context } = identity;
  const config = new (clientNode().KubeConfig)();
  if (kubeconfigFile) {
    config.loadFromFile(kubeconfigFile);
  } else if (hasServiceAccount()) {
    config.loadFromCluster();
  } else {
    throw new SourceError('config', word('fault-kubernetes-identity', {}));
  }
  if (context) {
    config.setCurrentContext(context);
  }
  if (!config.getCurrentCluster()) {
    const names = config.contexts.map(({ name }) => name).join(', ');
    const contexts = names || '–';
    throw new SourceError(
      'config',
      context
        ? word('fault-kubernetes-context', { context, contexts })
        : word('fault-kubernetes-no-context', { contexts }),
    );
  }
  return bound(config);
}

/** Applies to every use, because the client asks the configuration how to send each request. */
function bound(config: KubeConfig): KubeConfig {
  const apply = config.applySecurityAuthentication.bind(config);
  return Object.assign(config, {
    applySecurityAuthentication: async (context: RequestContext) => {
      await apply(context);
      const dispatcher = context.getDispatcher() ?? getGlobalDispatcher();
      context.setDispatcher(dispatcher.compose(boundAnswers));
      context.setHeaderParam('Accept-Encoding', 'identity');
    },
  });
}

/** The client itself would build a URL from missing values. */
function hasServiceAccount(): boolean {
  return Boolean(process.env.KUBERNETES_SERVICE_HOST) && existsSync(TOKEN_FILE);
}
