export { CertificateSection } from './CertificateSection';
export { KubernetesSection } from './KubernetesSection';
export { LockSection } from './LockSection';
export { SettingsSection } from './SettingsSection';
