/** The conversation that this browser tab is in. */
export interface Place {
  readonly conversationId: string;
  readonly token: string;
}

/** Keeps the place across page changes, and nothing that was said. */
export interface Session {
  read(): Place | undefined;
  write(place: Place): void;
  clear(): void;
}

/** A session in the browser's session storage; where a browser refuses that, the conversation lasts as long as the page. */
export function makeSession(key: string): Session {
  let place: Place | undefined;
  return {
    read: () => place ?? readKept(key),
    write(next) {
      place = next;
      attempt(() => sessionStorage.setItem(key, JSON.stringify(next)));
    },
    clear() {
      place = undefined;
      attempt(() => sessionStorage.removeItem(key));
    },
  };
}

function readKept(key: string): Place | undefined {
  const kept: unknown = attempt(() => JSON.parse(sessionStorage.getItem(key) ?? "null"));
  if (typeof kept !== "object" || kept === null) return undefined;
  const { conversationId, token } = kept as Partial<Place>;
  return typeof conversationId === "string" && typeof token === "string" ? { conversationId, token } : undefined;
}

/** Storage throws where a person has switched it off: then there is simply nothing kept. */
export function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
