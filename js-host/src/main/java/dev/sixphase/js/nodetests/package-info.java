/** Runs Node's own tests on the JavaScript host, and tells which pass. */
package dev.sixphase.js.nodetests;
