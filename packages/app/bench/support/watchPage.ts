import type { Page } from '@playwright/test';

/** When an open page first showed each text since it was last forgotten, in milliseconds since 1970. */
export interface WatchedPage {
  at(text: string): number | undefined;
  /** What it shows now. */
  current(): string | undefined;
  forget(): void;
}

/** Notes each change of the text that `find` reads in the open page. `find` runs there and sees only its argument. */
export async function watchPage<T>(
  page: Page,
  find: (argument: T) => string | undefined,
  argument: T,
): Promise<WatchedPage> {
  const times = new Map<string, number>();
  let current: string | undefined;
  await page.exposeFunction('onShown', (text: string, at: number) => {
    current = text;
    if (!times.has(text)) {
      times.set(text, at);
    }
  });
  await page.evaluate(
    `(${watch})(() => (${find})(${JSON.stringify(argument)}))`,
  );
  return {
    at: text => times.get(text),
    current: () => current,
    forget: () => times.clear(),
  };
}

function watch(find: () => string | undefined) {
  let shown: string | undefined;
  const look = () => {
    const found = find();
    if (found && found !== shown) {
      shown = found;
      (window as unknown as { onShown: Function }).onShown(
        found,
        performance.timeOrigin + performance.now(),
      );
    }
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  look();
}
