/**
 * One class for each question that can be measured. Quote a figure with the machine, the JDK and the command
 * that gave it.
 */
package dev.sixphase.benchmarks;
