export { KubernetesPatroni } from './KubernetesPatroni';
