const lookingMs = 2000;

/** The wait for a reply: `says(true)` once it has lasted two seconds, and once only until the reply is there; `says(false)` when it ends. */
export function makeWaiting(says: (isLooking: boolean) => void): { begin(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;
  return {
    begin() {
      if (isLooking) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isLooking = true;
        says(true);
      }, lookingMs);
    },
    end() {
      clearTimeout(timer);
      if (isLooking) says(false);
      isLooking = false;
    },
  };
}
