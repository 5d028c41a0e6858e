package dev.sixphase.poller.jni;

/**
 * A place for one poll of AFD at a time.
 *
 * @param context comes back with the entry of a poll; never 0
 * @param afd the handle that the poll is asked of
 * @param block the memory that the kernel writes the answer to
 */
record AfdSlot(long context, int afd, long block) { }
