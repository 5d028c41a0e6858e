/**
 * One figure a class, one peer a method, whose name is the peer's; {@code micro_*.c} and {@code micro_*.js}
 * are the same on libuv, bare Linux and Node.
 *
 * <p>The figure is what JMH calls the score, nanoseconds for an operation. A class that measures something
 * else than the mean time says it in an auxiliary counter named {@code nanos}: then the figure is the median
 * of that counter's raw data (JMH's own score of it adds the iterations up).
 *
 * <p><b>Start here:</b> {@link dev.sixphase.benchmarks.micro.NextTick}.
 */
package dev.sixphase.benchmarks.micro;
