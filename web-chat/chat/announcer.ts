/** Something said to a screen reader, at once where it is urgent; the number tells two of the same words apart. */
export interface Announcement {
  readonly number: number;
  readonly text: string;
  readonly isUrgent: boolean;
}

/** Long enough for every screen reader to take the words; then they go, so that nobody meets them again while reading on. */
const keptMs = 5_000;
/** An alert is read as a whole at each change, so an earlier one goes first, in a change of its own. */
const betweenMs = 50;

/** Gives the function that announces; `show` is called with all that is to be in the live regions, oldest first. */
export function makeAnnouncer(
  show: (announcements: readonly Announcement[]) => void,
): (text: string, isUrgent?: boolean) => void {
  let kept: readonly Announcement[] = [];
  let count = 0;
  const keep = (announcements: readonly Announcement[]): void => {
    kept = announcements;
    show(kept);
  };
  const add = (added: Announcement): void => {
    keep([...kept, added]);
    setTimeout(() => keep(kept.filter((other) => other !== added)), keptMs);
  };
  return (text, isUrgent = false) => {
    count += 1;
    const added = { number: count, text, isUrgent };
    const others = kept.filter((other) => !(isUrgent && other.isUrgent));
    if (others.length === kept.length) {
      add(added);
      return;
    }
    keep(others);
    setTimeout(() => add(added), betweenMs);
  };
}
