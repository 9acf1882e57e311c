import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FakeEnvironments } from './__testUtils__/FakeEnvironments';
import { answer, succeeded } from './__testUtils__/operations';
import { startScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

it('pushes a branch, and has Argo CD follow it', async () => {
  const done: string[] = [];
  const pushed: Array<{ input: object; file: string }> = [];
  const push = createTemplateAction({
    id: 'publish:github:pull-request',
    schema: {
      input: z =>
        z.object({
          repoUrl: z.string(),
          branchName: z.string(),
          title: z.string(),
          description: z.string(),
          draft: z.boolean(),
        }),
    },
    async handler({ input, workspacePath }) {
      done.push('push');
      const path = join(workspacePath, 'environments/shop/kustomization.yaml');
      pushed.push({ input, file: readFileSync(path, 'utf8') });
    },
  });
  const createEnvironment = jest.fn(async (_: object) => {
    done.push('create');
    return answer(succeeded);
  });
  const { createTask, taskEnd } = await startScaffolder(
    FakeEnvironments.create().service({ createEnvironment }),
    [push],
  );
  const { status, events } = await taskEnd(
    await createTask('kindler-environment-branch', {
      name: 'shop',
      provider: 'k3d',
      owner: 'group:default/platform',
      repoUrl: 'github.com?owner=team&repo=shop',
      base: 'deploy/base',
    }),
  );
  expect({
    status,
    said: events.map(({ body }) => body.message).join('\n'),
  }).toMatchObject({ status: 'completed' });
  expect(done).toEqual(['push', 'create']);
  expect(pushed).toMatchObject([
    {
      input: { branchName: 'environment/shop', draft: true },
      file: expect.stringContaining('- ../../deploy/base'),
    },
  ]);
  expect(createEnvironment.mock.calls[0][0]).toMatchObject({
    name: 'shop',
    registrations: [
      {
        kind: 'argocd',
        details: {
          application: {
            repoURL: 'https://github.com/team/shop.git',
            path: 'environments/shop',
            targetRevision: 'environment/shop',
          },
        },
      },
    ],
  });
});
