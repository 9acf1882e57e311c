import type {
  EnvironmentChange,
  ProviderStep,
  TemporaryCredentialIssuer,
} from '../../environments';
import { MemoryProvider } from './MemoryProvider';

/** In-memory environments whose temporary credentials `leave` with them. */
export class CredentialProvider extends MemoryProvider {
  readonly credentials = new Map<string, string>();
  leaves = false;

  step(name: string, part: string, to: EnvironmentChange['to']): ProviderStep {
    const step = super.step(name, part, to);
    return {
      ...step,
      check: undefined,
      do: async context => {
        await step.do(context);
        if (to !== 'running' && !this.leaves) {
          this.credentials.clear();
        }
      },
    };
  }

  readonly temporaryCredentials: TemporaryCredentialIssuer = {
    issue: async ({ name }, { id }) => {
      this.credentials.set(id, name);
      return { password: `of ${id}`, validUntil: new Date().toISOString() };
    },
    list: async environment =>
      [...this.credentials]
        .filter(([, name]) => name === environment)
        .map(([id, name]) => ({
          id,
          environment: name,
          isValid: true,
          sessions: 0,
        })),
    drop: async (_, id) => this.credentials.delete(id),
  };
}
