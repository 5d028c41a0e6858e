/**
 * The event loop that {@link dev.sixphase.api.EventLoop#builder()} gives: the choice of its parts, and the
 * loop that they make. The core is in {@code core}, what Node adds in {@code script}, sockets in {@code
 * net}, work off the loop's thread in {@code work}.
 */
package dev.sixphase.loop;
