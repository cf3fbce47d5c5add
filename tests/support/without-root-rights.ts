/**
 * What to start a program under so that file permissions hold for it: root may write everywhere, and tests often run as root. It keeps its user,
 * so that it can read what the user can.
 */
export const withoutRootRights: readonly string[] =
  process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];
