import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Child } from '../processes/worker.ts';
import { Holdings } from '../store/holdings.ts';
import type { FromCodec, ToCodec } from './codec-protocol.ts';
import { Codec } from './codec.ts';

/** A process in the test's hands. */
interface Puppet {
  readonly asked: ToCodec[];
  readonly say: (message: FromCodec) => void;
  readonly die: (reason: string) => void;
  killed: boolean;
}

let processes: Puppet[];
let heard: [string, number][];
let codec: Codec;
let holdings: Holdings;
beforeAll(async () => (holdings = await Holdings.open(await mkdtemp(join(tmpdir(), 'codec-')))));
afterAll(() => rm(holdings.session, { recursive: true }));
beforeEach(() => {
  processes = [];
  heard = [];
  codec = new Codec(fork, holdings, (owner, share) => heard.push([owner, share]));
});

function fork(): Child {
  let onMessage: (message: unknown) => void = () => undefined;
  let onExit: (reason: string) => void = () => undefined;
  const puppet: Puppet = {
    asked: [],
    killed: false,
    say: (message) => onMessage(message),
    die: (reason) => onExit(reason),
  };
  processes.push(puppet);
  return {
    send: (message) => puppet.asked.push(message as ToCodec),
    kill: () => (puppet.killed = true),
    onMessage: (listener) => (onMessage = listener),
    onExit: (listener) => (onExit = listener),
  };
}

const open = (name: string, owner = name) =>
  codec.ask('openBytes', { name, bytes: new Uint8Array(1) }, owner);
const losses = () => codec.ask('whatIsLost', { pixels: '', metadata: null, format: 'png', quality: 100 });
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
const answer = ({ asked, say }: Puppet, value: unknown, residentBytes = 0) =>
  say({ id: asked.at(-1)!.id, residentBytes, ok: true, answer: value });

test('a process that dies ends the call with words, and the next call gets a new one', async () => {
  const failing = open('a.ora');
  await soon();
  processes[0]!.die('SIGSEGV');
  await expect(failing).rejects.toMatchObject({
    code: 'codec-died',
    message: expect.stringContaining('SIGSEGV') as string,
  });
  const next = open('b.ora');
  await soon();
  expect(processes).toHaveLength(2);
  answer(processes[1]!, 'opened');
  expect(await next).toBe('opened');
});

test('a file that takes its reader down leaves what is being written alone', async () => {
  const [reading, writing] = [open('a.ora'), losses()];
  await soon();
  const reader = processes.find(({ asked }) => asked[0]?.call === 'openBytes')!;
  const writer = processes.find(({ asked }) => asked[0]?.call === 'whatIsLost')!;
  reader.die('SIGKILL');
  await expect(reading).rejects.toMatchObject({ code: 'codec-died' });
  answer(writer, []);
  expect(await writing).toEqual([]);
});

test('files are read one after the other; each tells how far it is', async () => {
  const [first, second] = [open('a.ora'), open('b.ora')];
  await soon();
  expect(processes.map(({ asked }) => asked.length)).toEqual([1]);
  processes[0]!.say({ id: processes[0]!.asked[0]!.id, share: 0.5 });
  answer(processes[0]!, 'a');
  expect(await first).toBe('a');
  await soon();
  answer(processes[0]!, 'b');
  expect(await second).toBe('b');
  expect(heard).toEqual([['a.ora', 0.5]]);
});

test('stopping ends the process that reads, and only that file: the next one is read by a new process', async () => {
  const [first, second, third] = [open('a.ora'), open('b.ora'), open('c.ora')];
  await soon();
  codec.stop('b.ora');
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  expect(processes[0]!.killed).toBe(false);
  codec.stop('a.ora');
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(processes[0]!.killed).toBe(true);
  await soon();
  expect(processes[1]!.asked).toMatchObject([{ request: { name: 'c.ora' } }]);
  answer(processes[1]!, 'c');
  expect(await third).toBe('c');
});

test('a process that cannot be started ends the call, and does not hold up the next', async () => {
  let broken = true;
  codec = new Codec(
    () => {
      if (broken) throw new Error('EAGAIN');
      return fork();
    },
    holdings,
    () => undefined,
  );
  await expect(open('a.ora')).rejects.toThrow('EAGAIN');
  broken = false;
  const next = open('b.ora');
  await soon();
  answer(processes[0]!, 'b');
  expect(await next).toBe('b');
});

test('a process that holds much memory is ended once it has nothing to do', async () => {
  const reading = open('a.ora');
  await soon();
  answer(processes[0]!, 'a', 2e9);
  await reading;
  expect(processes[0]!.killed).toBe(true);
});
