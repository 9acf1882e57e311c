/** Whether a fault in a world is known to be judged wrong. */
export function isOpen(_fault: string, _world: string): boolean {
  return false;
}
