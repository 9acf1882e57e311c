import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Deadlines for busy machines. Nothing waits for them if all is well.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });

/**
 * Warnings of Backstage's own components. With their stacks they look like failures of the tests that render them, and
 * hide real ones.
 */
const OF_BACKSTAGE = [
  'findDOMNode is deprecated',
  'React Router Future Flag Warning',
  // Its tabs that are links.
  'Unexpected DOM element returned by custom `render` function',
];

function withoutThoseOfBackstage(method: 'error' | 'warn') {
  const { [method]: print } = console;
  return jest.spyOn(console, method).mockImplementation((...texts) => {
    const isOfBackstage = OF_BACKSTAGE.some(text =>
      String(texts[0]).includes(text),
    );
    if (!isOfBackstage) {
      print(...texts);
    }
  });
}

withoutThoseOfBackstage('error');
const warn = withoutThoseOfBackstage('warn');

// React Aria warns about controls without a name, which is a fault of ours.
afterEach(() => {
  const unnamed = warn.mock.calls.filter(([text]) =>
    String(text).includes('aria-label'),
  );
  warn.mockClear();
  if (unnamed.length > 0) {
    throw new Error(`A control has no name: ${unnamed}`);
  }
});
