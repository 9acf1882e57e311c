/** One instruction of a Dockerfile. */
export interface Instruction {
  name: string;
  /** The rest of its line, and of those that continue it. */
  text: string;
}

/** One `FROM` and what follows it. */
export interface Stage {
  name: string | undefined;
  base: string;
  instructions: Instruction[];
}

/** Reads a Dockerfile stage by stage. */
export function readStages(dockerfile: string): Stage[] {
  const stages: Stage[] = [];
  const lines = dockerfile.replace(/\\\n/g, ' ').split('\n');
  for (const line of lines.filter(each => /^[A-Z]/.test(each))) {
    const [, name, text] = /^([A-Z]+)\s+(.*)$/.exec(line)!;
    if (name === 'FROM') {
      const [, base, , stage] = /^(\S+)(\s+AS\s+(\S+))?$/.exec(text)!;
      stages.push({ name: stage, base, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ name, text });
    }
  }
  return stages;
}

/** What a `COPY` takes, and from which stage; from the repository without one. */
export function readCopy(text: string) {
  const [, from] = /--from=(\S+)/.exec(text) ?? [];
  const paths = text.split(/\s+/).filter(each => !each.startsWith('--'));
  return { from, sources: paths.slice(0, -1), target: paths.at(-1)! };
}
