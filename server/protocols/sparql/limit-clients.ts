/** Counts what each client has running, so that one cannot take every place in the line. */
export function limitClients({ each }: { each: number }) {
  const running = new Map<string, number>();
  return {
    /** @returns a function to call once at the end, or null when the client has too many running. */
    enter(client: string): (() => void) | null {
      const count = running.get(client) ?? 0;
      if (count >= each) return null;
      running.set(client, count + 1);
      return () => {
        const left = (running.get(client) ?? 1) - 1;
        if (left === 0) running.delete(client);
        else running.set(client, left);
      };
    },
  };
}
