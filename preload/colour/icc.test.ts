import { describe, expect, it } from 'vitest';
import { greyProfile, profile } from '../../main/image/test-pictures.ts';
import { summariseIcc } from './icc.ts';

/** A profile with nothing but a description tag. */
function withDescription(tag: Buffer): Uint8Array {
  const bytes = Buffer.alloc(144);
  bytes.write('RGB ', 16, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  bytes.writeUInt32BE(1, 128);
  bytes.write('desc', 132, 'latin1');
  bytes.writeUInt32BE(144, 136);
  bytes.writeUInt32BE(tag.length, 140);
  return Buffer.concat([bytes, tag]);
}

describe('summariseIcc', () => {
  it('reads the names of real profiles', async () => {
    expect(summariseIcc(await profile('p3'))).toEqual({ space: 'RGB', name: 'sP3C' });
    expect(summariseIcc(greyProfile)?.space).toBe('GRAY');
  });

  it('reads the description of version 2 and of version 4', () => {
    const text = 'Adobe RGB (1998)\0';
    const two = Buffer.concat([Buffer.from('desc\0\0\0\0\0\0\0\x11', 'latin1'), Buffer.from(text)]);
    expect(summariseIcc(withDescription(two))?.name).toBe('Adobe RGB (1998)');
    const utf16 = Buffer.from('Écran 画', 'utf16le').swap16();
    const four = Buffer.alloc(28);
    four.write('mluc', 0, 'latin1');
    four.writeUInt32BE(1, 8);
    four.writeUInt32BE(12, 12);
    four.writeUInt32BE(utf16.length, 20);
    four.writeUInt32BE(28, 24);
    expect(summariseIcc(withDescription(Buffer.concat([four, utf16])))?.name).toBe('Écran 画');
  });

  it('falls back to the space, and to null for what is no profile', () => {
    expect(summariseIcc(withDescription(Buffer.alloc(0)))).toEqual({ space: 'RGB', name: 'RGB' });
    expect(summariseIcc(withDescription(Buffer.from('odd tag data here')))?.name).toBe('RGB');
    expect(summariseIcc(new Uint8Array(200))).toBeNull();
    expect(summariseIcc(new Uint8Array(5))).toBeNull();
  });
});
