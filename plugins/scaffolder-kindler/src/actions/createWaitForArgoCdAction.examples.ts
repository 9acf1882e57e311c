import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Wait until Argo CD has synchronized an environment',
    example: `steps:
  - id: argocd
    action: kindler:argocd:wait
    name: Wait for Argo CD
    input:
      name: orders-dev
`,
  },
  {
    description: 'Wait at most three minutes',
    example: `steps:
  - id: argocd
    action: kindler:argocd:wait
    name: Wait for Argo CD
    input:
      name: orders-dev
      timeoutSeconds: 180
`,
  },
];
