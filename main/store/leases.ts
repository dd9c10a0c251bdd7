/**
 * Who needs which content: owners (a document, a job, a comparison, a kept record) and the hashes each of them
 * holds. What is held by nobody can be given back; each change says what that has become true of. Knows nothing of
 * files.
 */
export class Leases {
  readonly #held = new Map<string, Set<string>>();
  readonly #owners = new Map<string, Set<string>>();

  /** Lets an owner hold these, too. */
  acquire(owner: string, hashes: Iterable<string>): void {
    for (const hash of hashes) {
      setOf(this.#held, owner).add(hash);
      setOf(this.#owners, hash).add(owner);
    }
  }

  /** Lets an owner hold these and nothing else. Returns what nobody holds any more. */
  hold(owner: string, hashes: Iterable<string>): string[] {
    const wanted = new Set(hashes);
    const before = [...this.heldBy(owner)].filter((hash) => !wanted.has(hash));
    this.acquire(owner, wanted);
    return before.filter((hash) => this.#drop(owner, hash));
  }

  /** Ends an owner. Returns what nobody holds any more. */
  release(owner: string): string[] {
    return this.hold(owner, []);
  }

  isHeld(hash: string): boolean {
    return this.#owners.has(hash);
  }

  heldBy(owner: string): ReadonlySet<string> {
    return this.#held.get(owner) ?? new Set();
  }

  owners(): string[] {
    return [...this.#held.keys()];
  }

  #drop(owner: string, hash: string): boolean {
    removeFrom(this.#held, owner, hash);
    return removeFrom(this.#owners, hash, owner);
  }
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key);
  if (known) return known;
  const made = new Set<string>();
  map.set(key, made);
  return made;
}

/** Takes a value out of a key's set; an empty set goes. Returns whether it went. */
function removeFrom(map: Map<string, Set<string>>, key: string, value: string): boolean {
  const set = map.get(key);
  set?.delete(value);
  return set?.size === 0 && map.delete(key);
}
