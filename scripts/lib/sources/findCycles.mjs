/**
 * One cycle of each knot of a graph (`node -> nodes`): a path that ends where it begins. Iterative, because a graph may be
 * deeper than the stack.
 */
export function findCycles(graph) {
  const cycles = [];
  const done = new Set();
  for (const start of graph.keys()) {
    const path = [];
    const open = new Map();
    const pending = [];
    const enter = node => {
      open.set(node, path.length);
      path.push(node);
      pending.push([...(graph.get(node) ?? [])]);
    };
    if (!done.has(start)) {
      enter(start);
    }
    while (path.length > 0) {
      const next = pending.at(-1).pop();
      if (next === undefined) {
        const left = path.pop();
        pending.pop();
        open.delete(left);
        done.add(left);
      } else if (open.has(next)) {
        cycles.push([...path.slice(open.get(next)), next]);
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
  return cycles;
}
