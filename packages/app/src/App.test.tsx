import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('offers the sign-in', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: JSON.stringify([
        {
          context: 'test',
          data: {
            app: { title: 'Kindler' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ]),
    };
    render(App.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
  });
});
