/** What asks a program to end. */
export interface Signals {
  /** Calls back for each signal of a name. */
  on(name: string, react: () => void): unknown;
  /** Calls back no more. */
  off(name: string, react: () => void): unknown;
}

/** What ends work before its time. */
export interface TimeLimit {
  /** Minutes that it may take. */
  readonly minutes: number;
  /** Who asks for the end; the process itself. */
  readonly signals: Signals;
  /** Tells that the end was asked for: for the first time, or once more, when it has to end at once. */
  readonly onSignal: (isFirst: boolean) => void;
}

/**
 * Work with a signal that aborts when its time is up, or somebody asks for the end. It is waited for all the same, so
 * that it can take away what it made.
 */
export async function runWithin<T>(limit: TimeLimit, work: (end: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(new Error(`${limit.minutes} minutes have passed`)), limit.minutes * 60_000);
  let asked: number | undefined;
  const react = () => {
    const now = Date.now();
    if (asked !== undefined && now - asked < SAME_MILLISECONDS) return;
    limit.onSignal(asked === undefined);
    asked ??= now;
    end.abort(new Error('somebody asked for the end'));
  };
  for (const name of NAMES) limit.signals.on(name, react);
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
    for (const name of NAMES) limit.signals.off(name, react);
  }
}

/** One Ctrl-C comes several times: from the terminal, and from each program that passes it on. */
const SAME_MILLISECONDS = 2000;

const NAMES = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
