/** Where a card will stand, and what it knows of its past. */
export interface CardSetting {
  /** Whether the bot hears of its buttons: yes in a chat, no for a card that somebody inserts into a message elsewhere. */
  readonly acts: boolean;
  /** The address of an entry's page on this site, where the site has one that everyone can reach. */
  readonly pageOf?: ((entry: string) => string) | undefined;
  /** What to say to come back to the card that this one replaced. */
  readonly back?: string | undefined;
  /** Thanks for what somebody said of the answer; the question "Was this helpful?" is then not put again. */
  readonly rated?: string | undefined;
}
