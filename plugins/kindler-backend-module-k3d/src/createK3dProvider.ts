import {
  ClusterProvider,
  DockerCli,
  type ClusterSettings,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { K3dTool } from './K3dTool';

/** The provider `k3d`. */
export function createK3dProvider(settings: ClusterSettings): ClusterProvider {
  const docker = new DockerCli({
    program: settings.programs.docker,
    setting: 'kindler.providers.k3d.docker',
  });
  const tool = new K3dTool(settings, docker);
  return new ClusterProvider({ tool, docker, settings });
}
