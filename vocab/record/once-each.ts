/** From so many on, looking through them costs more than a set. */
const many = 24;

/**
 * Says of each text whether it comes for the first time. For a few texts that is quicker than a set: the engine enters every text that is looked
 * up in a set or map in its table of all strings.
 */
export function onceEach(): (text: string) => boolean {
  const seen: string[] = [];
  let set: Set<string> | undefined;
  return (text) => {
    if (set ? set.has(text) : seen.includes(text)) return false;
    if (set) set.add(text);
    else if (seen.push(text) > many) set = new Set(seen);
    return true;
  };
}
