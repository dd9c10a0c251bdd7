import { Lru } from './lru.ts';

interface Kept<V> {
  readonly loading: Promise<V>;
  users: number;
  kept: boolean;
}

/** One use of a thing: it stays as it is until it is let go. */
export interface Use<V> {
  readonly loading: Promise<V>;
  readonly letGo: () => void;
}

interface Making<K, V> {
  readonly load: (key: K) => Promise<V>;
  readonly cost: (value: V) => number;
  /** Gives a thing's memory back. */
  readonly close: (value: V) => void;
}

/** Things that are closed once there is no room for them in the cache and nobody uses them any more. */
export class SharedCache<K, V> {
  readonly #lru: Lru<K, Kept<V>>;

  constructor(
    budget: number,
    private readonly making: Making<K, V>,
  ) {
    this.#lru = new Lru(budget, (kept) => {
      kept.kept = false;
      this.#closeUnused(kept);
    });
  }

  use(key: K): Use<V> {
    const kept = this.#lru.get(key) ?? this.#load(key);
    kept.users += 1;
    let using = true;
    return {
      loading: kept.loading,
      letGo: () => {
        if (!using) return;
        using = false;
        kept.users -= 1;
        this.#closeUnused(kept);
      },
    };
  }

  #load(key: K): Kept<V> {
    const loading = this.making.load(key);
    const kept = { loading, users: 0, kept: true };
    this.#lru.set(key, kept, 0);
    loading.then(
      (value) => {
        if (kept.kept) this.#lru.set(key, kept, this.making.cost(value));
      },
      () => {
        if (kept.kept) this.#lru.delete(key);
      },
    );
    return kept;
  }

  #closeUnused({ users, kept, loading }: Kept<V>): void {
    // What could not be loaded has nothing to close; whoever asked for it hears why.
    if (users === 0 && !kept) loading.then(this.making.close, () => undefined);
  }
}
