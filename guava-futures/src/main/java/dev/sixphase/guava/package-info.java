/**
 * Promises of the loop to and from Guava's futures: {@link dev.sixphase.guava.ListenableFutures}.
 *
 * <p><b>Nulls</b> are neither taken nor given, except as the value of a future.
 */
package dev.sixphase.guava;
