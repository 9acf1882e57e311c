import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';

/** The packages that others install: name, version, folder and manifest of each. */
export function publishedPackages() {
  return ['packages', 'plugins']
    .flatMap(room => readdirSync(inRoot(room)).map(name => inRoot(room, name)))
    .filter(folder => existsSync(`${folder}/package.json`))
    .map(folder => {
      const manifest = JSON.parse(
        readFileSync(`${folder}/package.json`, 'utf8'),
      );
      return {
        name: manifest.name,
        version: manifest.version,
        folder,
        manifest,
      };
    })
    .filter(({ manifest }) => !manifest.private);
}
