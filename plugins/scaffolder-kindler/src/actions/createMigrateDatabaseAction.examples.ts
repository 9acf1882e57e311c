import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Begin a migration, and leave the moment to a person',
    example: `steps:
  - id: migrate
    action: kindler:database:migrate
    name: Migrate
    input:
      route: orders-rw
      target: archive
      databases: [shop]
      reason: Off the old servers
`,
  },
  {
    description:
      'Replicate a large database, and move it as soon as it is in step',
    example: `steps:
  - id: migrate
    action: kindler:database:migrate
    name: Migrate
    input:
      route: orders-rw
      target: archive
      databases: [shop]
      method: logical
      go: true
      reason: Off the old servers
      timeoutSeconds: 3600
`,
  },
];
