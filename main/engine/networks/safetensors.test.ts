import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFloat16, readSafetensors } from './safetensors.ts';

test('float16 is what IEEE 754 says it is', () => {
  // Sign, exponent and fraction of well-known values.
  const known: [number, number][] = [
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x3555, 0.333251953125],
    [0x7c00, Infinity],
  ];
  for (const [bits, value] of known) expect(fromFloat16(bits)).toBe(value);
  expect(fromFloat16(0x7e00)).toBeNaN();
});

test('tensors come back as they were written', () => {
  const tensor = fc.array(fc.float({ noNaN: true }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), tensor), (tensors) => {
      let offset = 0;
      const header: Record<string, object> = { __metadata__: { any: 'thing' } };
      for (const [name, values] of Object.entries(tensors)) {
        const end = offset + values.length * 4;
        header[name] = { dtype: 'F32', shape: [values.length], data_offsets: [offset, end] };
        offset = end;
      }
      const json = new TextEncoder().encode(JSON.stringify(header));
      const file = new Uint8Array(8 + json.length + offset);
      new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
      file.set(json, 8);
      file.set(new Uint8Array(Float32Array.from(Object.values(tensors).flat()).buffer), 8 + json.length);
      const read = readSafetensors(file, 'test');
      expect([...read.keys()].sort()).toEqual(Object.keys(tensors).sort());
      for (const [name, values] of Object.entries(tensors)) {
        expect(read.get(name)).toEqual({ shape: [values.length], data: Float32Array.from(values) });
      }
    }),
  );
});
