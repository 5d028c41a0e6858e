/** The command {@code sixphase js}: the JavaScript host as a program of its own. */
package dev.sixphase.js.command;
