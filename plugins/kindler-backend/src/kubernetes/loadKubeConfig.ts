import { existsSync } from 'node:fs';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { KubeConfig } from '@kubernetes/client-node';
import { getGlobalDispatcher } from 'undici';
import { SourceError } from '../model/fault';
import { boundAnswers } from './boundAnswers';
import { clientNode } from './clientNode';

type RequestContext = Parameters<KubeConfig['applySecurityAuthentication']>[0];

const TOKEN_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Whose identity is used at which API. */
export interface KubernetesIdentity {
  /** Path of a kubeconfig; without it the service account of the pod. */
  kubeconfigFile?: string;
  context?: string;
}

/** Throws when there is no cluster configuration, when the file cannot be read, and when it has no such context. */
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

/** For all that it is used for: the client asks the configuration how to send each request. */
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

/** The client itself would make a URL of what is not there. */
function hasServiceAccount(): boolean {
  return Boolean(process.env.KUBERNETES_SERVICE_HOST) && existsSync(TOKEN_FILE);
}
