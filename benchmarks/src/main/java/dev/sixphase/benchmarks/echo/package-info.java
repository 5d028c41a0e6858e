/**
 * Echo servers, one a process: Sixphase's and its peers'. Each says {@code listening on PORT} and ends with
 * its input, so that it cannot outlive who started it. Each is what the documentation of its library shows,
 * with TCP_NODELAY and no other setting: what is measured is what one gets.
 */
package dev.sixphase.benchmarks.echo;
