import {
  ClusterProvider,
  DockerCli,
  type ClusterSettings,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { KindTool } from './KindTool';

/** The provider `kind`. */
export function createKindProvider(settings: ClusterSettings): ClusterProvider {
  const docker = new DockerCli({
    program: settings.programs.docker,
    setting: 'kindler.providers.kind.docker',
  });
  const tool = new KindTool(settings, docker);
  return new ClusterProvider({ tool, docker, settings });
}
