/**
 * Programs that wait for a timer of no milliseconds, and end: what is measured of them is how long that takes
 * from the start of the process.
 */
package dev.sixphase.benchmarks.start;
