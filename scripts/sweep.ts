/**
 * `npm run sweep -- [small|dense] NAME…`: a picture of every panel, dialog, menu and popover of the window, in all themes and both
 * languages, at 1100 × 700 and at 1440 × 900 with two pixels to each, under out/sweep; and a list of every text in them
 * that is faint, cut or covered. To be looked at after a change to how the window looks.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsIn } from '../e2e/legible.ts';
import { startInBrowser } from '../e2e/surfaces/browser.ts';
import { Language } from '../preload/contract/index.ts';
import { buildApplication } from './build.ts';
import { root } from './root.ts';
import { places } from './sweep/places.ts';
import type { Place } from './sweep/places.ts';
import { prepare } from './sweep/prepare.ts';
import { Visitor } from './sweep/visitor.ts';

const shapes = {
  small: { viewport: { width: 1100, height: 700 }, deviceScaleFactor: 1 },
  dense: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 },
} as const;

/** What the system asks for, and the least contrast of texts then. */
const themes = {
  dark: { colorScheme: 'dark', contrast: null, least: 4.5 },
  light: { colorScheme: 'light', contrast: null, least: 4.5 },
  contrast: { colorScheme: 'dark', contrast: 'more', least: 7 },
} as const;

const words = process.argv.slice(2);
const sizes = Object.entries(shapes).filter(
  ([shape], _, all) => !all.some(([each]) => words.includes(each)) || words.includes(shape),
);
const asked = words.filter((word) => !(word in shapes));
const chosen = places.filter(({ name }) => asked.length === 0 || asked.some((part) => name.startsWith(part)));
if (chosen.length === 0) {
  console.error(`There is no such place. There are: ${places.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

await buildApplication();
/** Where each fault was seen. */
const found = new Map<string, string[]>();
function tell(fault: string, where: string): void {
  found.set(fault, [...(found.get(fault) ?? []), where]);
}

for (const [shape, options] of sizes) {
  const data = await mkdtemp(join(tmpdir(), 'pentimento-sweep-'));
  const running = await startInBrowser(data, root, options);
  try {
    running.page.setDefaultTimeout(15_000);
    await running.page.getByRole('toolbar').waitFor();
    // tsx names functions by this, also those that are sent to the page.
    await running.page.evaluate('globalThis.__name = (named) => named');
    const visitor = new Visitor(running, data);
    for (const language of Language.options) {
      await visitor.speak('en');
      if (await visitor.isEmpty()) await prepare(visitor);
      await visitor.speak(language);
      for (const place of chosen)
        await show(visitor, place, shape, language).catch((error: unknown) => {
          tell(`${place.name}: there was no way there: ${String(error)}`, `${shape} ${language}`);
        });
    }
  } finally {
    await running.close();
    await rm(data, { recursive: true, force: true });
    await rm(`${data}-browser`, { recursive: true, force: true });
  }
}
for (const [fault, where] of found) console.log(`${fault}\n    ${where.join(', ')}`);
console.log(`${chosen.length} places, ${found.size} faults; the pictures lie in out/sweep.`);
process.exitCode = found.size > 0 ? 1 : 0;

async function show(visitor: Visitor, place: Place, shape: string, language: Language): Promise<void> {
  const folder = join(root, 'out', 'sweep', shape, place.name);
  await mkdir(folder, { recursive: true });
  await visitor.leave();
  const part = await place.open(visitor);
  await part.waitFor();
  for (const [theme, { least, ...asked }] of Object.entries(themes)) {
    await visitor.page.emulateMedia(asked);
    for (const [at, picture] of (await visitor.pictures(part)).entries())
      await writeFile(join(folder, `${language}-${theme}${at === 0 ? '' : '-below'}.png`), picture);
    for (const { kind, text, where, how } of await faultsIn(part, least))
      tell(`${place.name}: ${kind} (${how}): “${text}” in ${where}`, `${shape} ${language} ${theme}`);
  }
}
