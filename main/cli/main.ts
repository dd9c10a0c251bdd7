/** Pentimento without a window: `pentimento <tool> PHOTO -o OUT`. */
import { CommanderError } from 'commander';
import { tools } from '../engine/tools/definitions.ts';
import { describeTool } from '../engine/tools/describe.ts';
import { exitCodeOf, exitCodes } from '../errors/exit-codes.ts';
import { checkBatch, runBatch } from './batch.ts';
import { listData } from './data.ts';
import { explainFailure } from './failure.ts';
import {
  addIdentity,
  callIdentity,
  forgetIdentity,
  joinIdentities,
  listIdentities,
  listingOf,
} from './identities.ts';
import type { IdentityOrder } from './identity-commands.ts';
import { findDevices, listDevices, listTools } from './listings.ts';
import type { ModelOrder } from './model-commands.ts';
import {
  getModel,
  listModels,
  measureModel,
  modelsFolder,
  modelsListing,
  removeModel,
  speedLine,
  type ModelsMade,
} from './models.ts';
import { buildProgram, type Actions, type Manners } from './program.ts';
import { Reporter } from './progress.ts';
import { checkRequest, run } from './run.ts';
import { withSession } from './session.ts';
import type { StyleOrder } from './style-commands.ts';
import {
  callStyle,
  checkLearning,
  exportStyle,
  forgetStyle,
  importStyle,
  learnStyle,
  listStyles,
  stylesListing,
} from './styles.ts';
import { runWatch } from './watch.ts';
import { runWorker } from './worker.ts';

const descriptions = tools.map(describeTool);

const actions: Actions = {
  async run(request, manners) {
    await checkRequest(request);
    const { debug } = manners;
    await report(
      manners,
      (reporter) => withSession(debug, (session) => run(request, session, reporter), request.data),
      ({ data }) => (data === undefined ? null : listData(data)),
    );
  },
  async devices({ json, debug }) {
    const found = await withSession(debug, findDevices);
    console.log(json ? JSON.stringify(found) : listDevices(found));
  },
  tools({ json }) {
    console.log(json ? JSON.stringify(descriptions) : listTools(descriptions));
  },
  identity: (order, manners) =>
    report(
      manners,
      (reporter) => carryOut(order, manners.debug, reporter),
      (made) => ('identities' in made ? listingOf(made) : null),
    ),
  styles: (order, manners) =>
    report(
      manners,
      (reporter) => carryOutStyles(order, manners.debug, reporter),
      (made) => ('styles' in made ? stylesListing(made) : null),
    ),
  models: (order, manners) =>
    report(
      manners,
      (reporter) => carryOutModels(order, manners.debug, reporter),
      (made) => {
        if ('models' in made) return modelsListing(made);
        if ('seconds' in made) return speedLine(made);
        return 'folder' in made ? made.folder : null;
      },
    ),
  async batch(order, manners) {
    const recipe = await checkBatch(order);
    await report(
      manners,
      async (reporter) => {
        const made = await withSession(
          manners.debug,
          (session) => runBatch(recipe, order, session, reporter),
          order.data,
        );
        if (made.failed > 0) process.exitCode = exitCodes.input;
        return made;
      },
      () => null,
    );
  },
  async watch(order, manners) {
    const recipe = await checkBatch({ ...order, resume: true });
    await report(
      manners,
      (reporter) =>
        withSession(manners.debug, (session) => runWatch(recipe, order, session, reporter), order.data),
      () => null,
    );
  },
  worker: (order, manners) =>
    report(
      manners,
      (reporter) => runWorker(order, manners.debug, reporter),
      () => null,
    ),
};

/**
 * Does something while telling of it, and prints what came of it: all of it for programs, and for people what is worth
 * a listing.
 */
async function report<T>(
  { json, quiet }: Manners,
  work: (reporter: Reporter) => Promise<T>,
  listing: (made: T) => string | null,
): Promise<void> {
  const reporter = new Reporter(process.stderr, quiet);
  try {
    const made = await work(reporter);
    const listed = json ? JSON.stringify(made) : listing(made);
    if (listed !== null) console.log(listed);
  } finally {
    reporter.clear();
  }
}

async function carryOutStyles(order: StyleOrder, debug: boolean, reporter: Reporter) {
  switch (order.do) {
    case 'list':
      return listStyles(order.data);
    case 'learn': {
      const lesson = await checkLearning(order);
      return withSession(debug, (session) => learnStyle(lesson, session, reporter), order.data);
    }
    case 'import':
      return withSession(debug, (session) => importStyle(order, session, reporter), order.data);
    case 'export':
      return exportStyle(order, reporter);
    case 'rename':
      return callStyle(order, reporter);
    case 'remove':
      return forgetStyle(order, reporter);
  }
}

async function carryOutModels(order: ModelOrder, debug: boolean, reporter: Reporter): Promise<ModelsMade> {
  switch (order.do) {
    case 'list':
      return withSession(debug, listModels, order.data);
    case 'get':
      return withSession(debug, (session) => getModel(order, session, reporter), order.data);
    case 'remove':
      return withSession(debug, (session) => removeModel(order, session, reporter), order.data);
    case 'measure':
      return withSession(debug, (session) => measureModel(order, session, reporter), order.data);
    case 'folder':
      return modelsFolder(order);
  }
}

async function carryOut(order: IdentityOrder, debug: boolean, reporter: Reporter) {
  switch (order.do) {
    case 'add':
      return withSession(debug, (session) => addIdentity(order, session, reporter));
    case 'list':
      return listIdentities(order.data);
    case 'remove':
      return forgetIdentity(order, reporter);
    case 'merge':
      return joinIdentities(order, reporter);
    case 'rename':
      return callIdentity(order, reporter);
  }
}

async function main(args: readonly string[]): Promise<number> {
  try {
    await buildProgram(descriptions, actions).parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    // Help and version arrive as errors that mean success; help for want of a command is a usage error.
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage;
    const failure = explainFailure(error, args.includes('--debug'));
    console.error(failure.message);
    if (args.includes('--json')) console.log(JSON.stringify({ error: failure }));
    return exitCodeOf(failure.code);
  }
}

// A reader that has seen enough (`… | head`) or a terminal that was closed is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

void main(process.argv.slice(2)).then((code) => {
  // A batch that came to its end says itself that pictures failed.
  if (code !== exitCodes.ok) process.exitCode = code;
});
