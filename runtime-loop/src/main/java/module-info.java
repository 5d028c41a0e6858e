/** The event loop: phases, timers, queues, handles, and the choice of the backend. */
module dev.sixphase.loop {
    requires dev.sixphase.api;
    requires com.google.common;
}
