// Preloaded into a process, KillAtCall kills it at one of the calls by which it changes something outside itself.
//
//   DAILIES_KILL_AT_CALL          the number of the call, from 1; all threads count together
//   DAILIES_KILL_AT_CALL_MANNER   before, after, or half: of what was to be written only the first half is
//   DAILIES_CALL_COUNT         a file that gets the number of calls when the process ends by itself
