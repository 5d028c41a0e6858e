/**
 * The poller backend {@code nio}, over {@link java.nio.channels.Selector}: the one that works wherever the
 * JDK does.
 *
 * @provides dev.sixphase.api.spi.PollerProvider {@code nio}, priority 100
 */
module dev.sixphase.poller.nio {
    requires dev.sixphase.api;

    provides dev.sixphase.api.spi.PollerProvider
        with dev.sixphase.poller.nio.NioPollerProvider;
}
