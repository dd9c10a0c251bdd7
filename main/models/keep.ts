import { createHash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { vggFromOnnx } from '../engine/networks/vgg-onnx.ts';
import { writeSafetensors } from '../engine/networks/write-safetensors.ts';
import type { FetchedModel, KeptModel } from '../engine/runtime/models.ts';
import { explainWriting, writeWhole } from '../image/write.ts';

/**
 * Makes of a file that has the model's checksum what is kept of it.
 * @param path of that file. Where it is kept as it is, it goes from there to its place.
 * @throws UserError bad-model, cannot-write or disk-full
 */
export async function keepModel(own: string, model: FetchedModel, path: string): Promise<KeptModel> {
  const { id, file, download } = model;
  const place = join(own, file);
  switch (download.form) {
    case 'safetensors':
      await rename(path, place).catch((error: unknown) => {
        throw explainWriting(place, error);
      });
      return { id, file, sha256: download.sha256, bytes: download.bytes, of: download.sha256 };
    case 'vgg-onnx': {
      const bytes = writeSafetensors(await vggFromOnnx(path, download.file), { as: 'F32' });
      await writeWhole(place, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { id, file, sha256, bytes: bytes.length, of: download.sha256 };
    }
  }
}
