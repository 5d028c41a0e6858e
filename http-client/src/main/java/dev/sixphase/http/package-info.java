/**
 * An HTTP/1.1 client for programs of the event loop. Start at {@link dev.sixphase.http.HttpClient}.
 *
 * <p><b>Threads.</b> Client and exchange belong to the loop's thread. Requests, responses, headers, limits
 * and exceptions are immutable and safe on any thread.
 *
 * <p><b>Units.</b> Times are milliseconds, sizes are bytes, and their names say so.
 *
 * <p><b>Nulls</b> are neither taken nor given, except as {@link dev.sixphase.api.Callback} says.
 */
package dev.sixphase.http;
