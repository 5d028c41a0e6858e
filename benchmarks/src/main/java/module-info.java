/** JMH benchmarks, one class per question. */
module dev.sixphase.benchmarks {
    requires dev.sixphase.api;
}
