/** The worker pools. */
module dev.sixphase.threadpool {
    requires dev.sixphase.api;
}
