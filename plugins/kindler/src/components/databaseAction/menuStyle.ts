/**
 * A menu near the window's edge is narrowed until it is moved away from it. Browsers report that as an error
 * (`ResizeObserver loop`), which development servers show over the page; a width of its own avoids it.
 */
export const menuStyle = { width: 'max-content' } as const;
