/**
 * The programs that people run first, one class each, and the command line {@code sixphase} that starts
 * them.
 *
 * <p><b>Threads.</b> Each program runs one loop, on the thread that called its command.
 */
package dev.sixphase.examples;
