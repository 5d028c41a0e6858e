/**
 * Groups of loops: threads, servers that are spread over them, and their common end. Built on what the API
 * offers of a loop, and on the bare connections of {@link dev.sixphase.loop.net.LoopNet}.
 *
 * <p><b>Threads.</b> What belongs to one loop ({@code GroupedLoop}) is reached by tasks; what they share is
 * immutable, or says how it is safe.
 */
package dev.sixphase.loop.group;
