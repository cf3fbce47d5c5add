/** How many streams may be open at once. */
export interface StreamLimits {
  /** For one conversation: a client that connects again may for a while have its old stream beside the new one. */
  readonly aConversation: number;
  /** From one client's address, behind which there may be a whole school. */
  readonly aClient: number;
}

/** The places for open streams. */
export interface StreamPlaces {
  /** Takes a place; gives what frees it again, undefined where the conversation or the client has no more. */
  take(conversation: string, client: string): (() => void) | undefined;
}

export function makeStreamPlaces({ aConversation, aClient }: StreamLimits): StreamPlaces {
  const taken = new Map<string, number>();
  const count = (name: string, by: 1 | -1): void => {
    const now = (taken.get(name) ?? 0) + by;
    if (now === 0) taken.delete(name);
    else taken.set(name, now);
  };
  const hasRoom = (name: string, most: number): boolean => (taken.get(name) ?? 0) < most;
  return {
    take(conversation, client) {
      const names = [`conversation ${conversation}`, `client ${client}`] as const;
      if (!hasRoom(names[0], aConversation) || !hasRoom(names[1], aClient)) return undefined;
      for (const name of names) count(name, 1);
      return () => {
        for (const name of names) count(name, -1);
      };
    },
  };
}
