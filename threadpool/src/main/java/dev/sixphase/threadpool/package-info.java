/**
 * Worker pools. Both kinds share one scheduler and differ only in where their threads come from.
 *
 * <p><b>Threads.</b> Every public method may be called from any thread.
 *
 * <p><b>Nulls.</b> No parameter and no result is null.
 */
package dev.sixphase.threadpool;
