import i18next from 'i18next';
import { create } from 'zustand';
import type { ChosenPhotos, Result } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { letGo, ownerOf, reportUnlessLost } from '../../base/owners.ts';
import { imageOf } from './store.ts';
import type { EndedJob } from './store.ts';

/** What a tool made that goes into no picture: something learnt, or data. */
export interface Finding {
  /** Its job's. */
  readonly id: string;
  readonly tool: string;
  /** What the picture was called that it was found in; null where it wasn't found in one. */
  readonly of: string | null;
  readonly result: Extract<Result, { kind: 'model' | 'data' }>;
  /** The person that it was learnt of, beside whose photos it can be kept; null where it is of nobody. */
  readonly person: ChosenPhotos | null;
  /** Where it was saved last; null until it is. */
  readonly saved: string | null;
}

/** Newest first, each until the person is done with it. */
export const useFindings = create<{ readonly findings: readonly Finding[] }>(() => ({ findings: [] }));

/** Whether a job made something that goes into no picture. */
export function foundBy(job: EndedJob): Finding['result'] | null {
  const result = job.state === 'done' ? job.result : job.partial?.result;
  return result?.kind === 'model' || result?.kind === 'data' ? result : null;
}

/** Keeps what a job found, beyond the job; nothing where it found nothing. */
export function keepFound(job: EndedJob): void {
  const result = foundBy(job);
  if (!result) return;
  const { id, tool } = job;
  if (result.kind === 'model')
    pentimento()
      .call('hold', { owner: owner(id), pictures: [result.file] })
      .catch(reportUnlessLost);
  const finding = { id, tool, of: imageOf(job)?.name ?? null, person: personOf(job), result, saved: null };
  useFindings.setState(({ findings }) => ({
    findings: [finding, ...findings.filter((other) => other.id !== id)],
  }));
}

function personOf({ inputs }: EndedJob): ChosenPhotos | null {
  const person = Object.values(inputs).find((input) => input.kind === 'person');
  if (!person) return null;
  const { name } = person;
  return 'identity' in person ? { identity: person.identity, name } : { folder: person.folder, name };
}

export function markSaved(id: string, saved: string): void {
  useFindings.setState(({ findings }) => ({
    findings: findings.map((finding) => (finding.id === id ? { ...finding, saved } : finding)),
  }));
}

export function forgetFinding(id: string): void {
  const { findings } = useFindings.getState();
  useFindings.setState({ findings: findings.filter((other) => other.id !== id) });
  if (findings.some((finding) => finding.id === id && finding.result.kind === 'model')) letGo(owner(id));
}

/** What a finding is called. */
export function titleOf({ tool, of, result }: Finding): string {
  return result.kind === 'model' ? result.name : (of ?? i18next.t(`tools.${tool}.title`));
}

/** What was learnt and is nowhere but here. Data is found anew in a moment. */
export function unsavedModels(): readonly Finding[] {
  return useFindings
    .getState()
    .findings.filter(({ result, saved }) => result.kind === 'model' && saved === null);
}

function owner(id: string) {
  return ownerOf(`model-${id}`);
}
