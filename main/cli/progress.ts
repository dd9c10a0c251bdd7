import type { Job } from '../../preload/contract/index.ts';
import { stageWords } from './words.ts';

type Running = Pick<Extract<Job, { state: 'running' }>, 'stage' | 'fraction' | 'secondsLeft'>;

const BAR = 24;

/** "14 s", "2 min 10 s", "1 h 05 min". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

export function percentOf({ fraction }: Running): number {
  return Math.floor(100 * Math.min(fraction, 1));
}

/** Where the work stands, for a terminal: stage, bar, percent, time left; never wider than the terminal. */
export function progressLine(job: Running, columns: number): string {
  const percent = percentOf(job);
  const filled = Math.round((BAR * percent) / 100);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const line = [`${stageWords(job.stage).padEnd(22)} ${bar} ${`${percent}`.padStart(3)} %`, ...left(job)];
  return line.join('  ').slice(0, Math.max(0, columns - 1));
}

/** The same for a log. */
export function plainLine(job: Running): string {
  return [`${stageWords(job.stage)}: ${percentOf(job)} %`, ...left(job)].join(', ');
}

function left({ secondsLeft }: Running): string[] {
  return secondsLeft === null || secondsLeft < 0.5 ? [] : [`${duration(secondsLeft)} left`];
}

/** Whether a log deserves another line: at each new stage, every tenth of the way, every ten seconds. */
export function logPace(): (job: Running, seconds: number) => boolean {
  let last: { stage: string; tenth: number; at: number } | null = null;
  return (job, at) => {
    const { stage } = job;
    const tenth = Math.floor(percentOf(job) / 10);
    if (last?.stage === stage && last.tenth === tenth && at - last.at < 10) return false;
    last = { stage, tenth, at };
    return true;
  };
}

/** The stream that progress and notes go to: a terminal, or a pipe into a log. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Tells a person how the work goes: one line that changes in a terminal, now and then a line in a log. */
export class Reporter {
  readonly #pace = logPace();
  readonly #live: boolean;
  #drawn = false;

  constructor(
    private readonly stream: ProgressStream,
    private readonly quiet: boolean,
  ) {
    this.#live = stream.isTTY === true && process.env.TERM !== 'dumb';
  }

  progress(job: Running): void {
    if (this.quiet) return;
    if (this.#live) {
      // Some terminals say that they are 0 wide, meaning that they don't know.
      const { columns = 0 } = this.stream;
      this.stream.write(`\r\x1b[K${progressLine(job, columns > 0 ? columns : 80)}`);
      this.#drawn = true;
    } else if (this.#pace(job, performance.now() / 1000)) {
      this.stream.write(`${plainLine(job)}\n`);
    }
  }

  /** Something good to know, which `--quiet` spares. */
  say(text: string): void {
    if (!this.quiet) this.note(text);
  }

  /** Something that a person must know. */
  note(text: string): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  /** Takes the changing line away. */
  clear(): void {
    if (this.#drawn) this.stream.write('\r\x1b[K');
    this.#drawn = false;
  }
}
