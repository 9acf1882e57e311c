import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Wait until an environment runs',
    example: `steps:
  - id: wait
    action: kindler:environment:wait
    name: Wait for the environment
    input:
      name: orders-dev
`,
  },
  {
    description: 'Wait at most two minutes until an environment is stopped',
    example: `steps:
  - id: wait
    action: kindler:environment:wait
    name: Wait for the environment
    input:
      name: orders-dev
      state: stopped
      timeoutSeconds: 120
`,
  },
];
