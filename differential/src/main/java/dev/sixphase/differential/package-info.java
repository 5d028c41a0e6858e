/**
 * Compares the loop with Node.js: random programs run on Node, on the JavaScript host and on the Java API,
 * and have to print the same.
 *
 * <p><b>Start here:</b> {@code Kind} is what programs are made of, and
 * {@code Comparison} is what is done with one of them.
 */
package dev.sixphase.differential;
