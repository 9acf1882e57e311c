import { render, screen } from '@testing-library/react';
import App from './App';

const DEADLINE = 60_000;

describe('App', () => {
  const environment = process.env;

  afterEach(() => {
    process.env = environment;
  });

  it(
    'offers the sign-in',
    async () => {
      const config = [
        {
          context: 'test',
          data: {
            app: { title: 'Kindler' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ];
      process.env = {
        NODE_ENV: 'test',
        APP_CONFIG: config,
      } as unknown as NodeJS.ProcessEnv;
      render(App.createRoot());
      expect(
        await screen.findByRole(
          'button',
          { name: 'Enter' },
          { timeout: DEADLINE },
        ),
      ).toBeInTheDocument();
    },
    DEADLINE,
  );
});
