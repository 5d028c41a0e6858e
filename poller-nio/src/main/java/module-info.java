/** The poller backend {@code nio}, over {@link java.nio.channels.Selector}. */
module dev.sixphase.poller.nio {
    requires dev.sixphase.api;
}
