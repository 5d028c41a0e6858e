/**
 * JMH benchmarks, one class per question. JMH is an automatic module and forks JVMs of its own, so they run
 * from the class path; the module is what the sources compile against, and open to what JMH generates.
 */
open module dev.sixphase.benchmarks {
    requires dev.sixphase.api;
    requires jmh.core;
}
