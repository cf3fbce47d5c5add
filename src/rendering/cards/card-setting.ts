/** Where a card will stand, and what it knows of its past. */
export interface CardSetting {
  /**
   * A chat with the bot, where buttons change the card; a dialog that it opened, where buttons are submitted; or a message that somebody
   * inserts the card into, where nobody hears of buttons.
   */
  readonly place: "chat" | "dialog" | "message";
  /** The address of an entry's page on this site, where the site has one that everyone can reach. */
  readonly pageOf?: ((entry: string) => string) | undefined;
  /** What to say to come back to the card that this one replaced. */
  readonly back?: string | undefined;
  /** Thanks for what somebody said of the answer; the question "Was this helpful?" is then not put again. */
  readonly rated?: string | undefined;
}
