import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Deadlines for busy machines; nothing waits for them where all is well.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });

// React Aria warns about controls without a name: that is a fault of ours.
const warn = jest.spyOn(console, 'warn');

afterEach(() => {
  const unnamed = warn.mock.calls.filter(([text]) =>
    String(text).includes('aria-label'),
  );
  warn.mockClear();
  if (unnamed.length > 0) {
    throw new Error(`A control has no name: ${unnamed}`);
  }
});
