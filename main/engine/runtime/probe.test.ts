import { expect, test } from 'vitest';
import { whyNotProbed, type OpenProbe } from './probe.ts';
import { sessionOptions, type Provider } from './providers.ts';
import { chooseProvider } from './runtime.ts';
import { OnnxSession, type Session } from './session.ts';

const openCpu = (model: Uint8Array): Promise<Session> => OnnxSession.create(model, sessionOptions('cpu', 1));

type Numbers = Record<string, Float32Array>;

/** A provider that computes on the CPU and then does something to the numbers. */
function fake(spoil: (numbers: Numbers) => Numbers | Promise<Numbers>): OpenProbe {
  return async (provider, model) => {
    const session = await openCpu(model);
    if (provider === 'cpu') return session;
    return {
      ...session,
      release: () => session.release(),
      run: async (feeds) => spoil(await session.run(feeds)),
    };
  };
}

const each = (numbers: Numbers, make: (value: number, i: number) => number): Numbers =>
  Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, values.map(make)]));

test('a provider with the CPU’s numbers is used, and so is one that rounds as its precision does', async () => {
  expect(
    await whyNotProbed(
      'webgpu',
      fake((numbers) => numbers),
    ),
  ).toBeNull();
  const half = fake((numbers) => each(numbers, (value, i) => value * (1 + 2 ** -11 * Math.sin(i))));
  expect(await whyNotProbed('cuda', half)).toBeNull();
  expect(await whyNotProbed('coreml', half)).toBeNull();
});

test('wrong numbers are found, by how much they are off', async () => {
  const off = fake((numbers) => each(numbers, (value) => value * 1.1));
  expect(await whyNotProbed('dml', off)).toEqual({
    code: 'wrong-numbers',
    values: { provider: 'DirectML', percent: 10 },
  });
});

test.each(['features', 'gram', 'gradient'])('wrong %s alone are found too', async (name) => {
  const off = fake((numbers) => ({ ...numbers, [name]: numbers[name]!.map((_, i) => Math.cos(i)) }));
  expect(await whyNotProbed('cuda', off)).toMatchObject({ code: 'wrong-numbers' });
  const lacking = fake((numbers) => ({ ...numbers, [name]: new Float32Array() }));
  expect(await whyNotProbed('cuda', lacking)).toMatchObject({ code: 'wrong-numbers' });
  const nothing = fake((numbers) => ({ ...numbers, [name]: numbers[name]!.map(() => NaN) }));
  expect(await whyNotProbed('cuda', nothing)).toEqual({ code: 'no-numbers', values: { provider: 'CUDA' } });
});

test('one that throws says what', async () => {
  const throwing: OpenProbe = (provider, model) =>
    provider === 'cpu' ? openCpu(model) : Promise.reject(new Error('libcuda.so is missing\nand more'));
  expect(await whyNotProbed('cuda', throwing)).toEqual({
    code: 'fails',
    values: { provider: 'CUDA', cause: 'libcuda.so is missing' },
  });
});

test('one that never answers is not waited for', async () => {
  const hanging = fake(() => new Promise<Numbers>(() => undefined));
  expect(await whyNotProbed('cuda', hanging, 50)).toEqual({
    code: 'hangs',
    values: { provider: 'CUDA', seconds: 0.05 },
  });
});

test('the CPU stands in, with each reason; it needs no proof', async () => {
  const asked: Provider[] = [];
  const never: OpenProbe = (provider) => {
    asked.push(provider);
    return Promise.reject(new Error('asked'));
  };
  expect(await chooseProvider(['cpu'], never)).toEqual({ provider: 'cpu', reasons: [] });
  expect(asked).toEqual([]);

  const missing = await chooseProvider(['cuda', 'cpu'], never, () => 'no-libraries');
  expect(missing.provider).toBe('cpu');
  expect(missing.reasons.map(({ code }) => code)).toEqual(['no-libraries', 'cuda-needs']);
  expect(asked).toEqual([]);

  const wrong = fake((numbers) => each(numbers, () => 1));
  const spoilt = await chooseProvider(['dml', 'cpu'], wrong, () => null);
  expect(spoilt).toMatchObject({ provider: 'cpu', reasons: [{ code: 'wrong-numbers' }] });
  const good = await chooseProvider(
    ['dml', 'cpu'],
    fake((numbers) => numbers),
    () => null,
  );
  expect(good).toEqual({ provider: 'dml', reasons: [] });
});
