/**
 * {@code ./benchmarks/run}: Sixphase beside its peers, interleaved in one run, with a table and a picture at
 * its end.
 */
package dev.sixphase.benchmarks.run;
