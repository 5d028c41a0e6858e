/**
 * The public kit with which a backend is proven and a loop is tested without waiting.
 *
 * <p><b>Contracts</b> are abstract JUnit classes. A backend's test extends one, says how the backend is
 * opened, and inherits a test for each clause. <b>Doubles</b> ({@link
 * dev.sixphase.conformance.ManualClock}, {@link dev.sixphase.conformance.ScriptedPoller}, {@link
 * dev.sixphase.conformance.PhaseTrace}) let a test own time, readiness and the view of the phases.
 *
 * <p><b>Threads.</b> Each type says it. <b>Units.</b> Durations and instants are {@code long} nanoseconds
 * and their names end in {@code Nanos}. <b>Nulls</b> are refused with {@link NullPointerException}.
 */
package dev.sixphase.conformance;
