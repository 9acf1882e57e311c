import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Back an environment up before it is changed',
    example: `steps:
  - id: backup
    action: kindler:backup:run
    name: Back up
    input:
      environment: orders-dev
      reason: Before the new schema
`,
  },
  {
    description: 'Back the Kindler database up',
    example: `steps:
  - id: backup
    action: kindler:backup:run
    name: Back up
    input:
      reason: Before the upgrade of Kindler
`,
  },
];
