/** Promises of what will hold some time. */
export type Conditions = {
  /** Resolves when the condition holds; throws once closed. */
  until(condition: () => boolean): Promise<void>;
  /** Something may hold now. */
  look(): void;
  close(error: Error): void;
};

export function watchConditions(): Conditions {
  const watchers = new Set<() => void>();
  let closed: Error | undefined;
  const look = () => {
    for (const watcher of [...watchers]) watcher();
  };
  return {
    until: (condition) =>
      new Promise((resolve, reject) => {
        const watcher = () => {
          if (closed !== undefined) reject(closed);
          else if (condition()) resolve();
          else return;
          watchers.delete(watcher);
        };
        watchers.add(watcher);
        watcher();
      }),
    look,
    close(error) {
      closed = error;
      look();
    },
  };
}
