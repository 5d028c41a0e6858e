/**
 * The programs that people run first, behind one command line, and a poller as an author outside the
 * project would write one.
 *
 * @provides dev.sixphase.api.spi.PollerProvider {@code handoff}: runs another poller in a thread of its own;
 *     by name only
 * @uses dev.sixphase.api.spi.PollerProvider the pollers that {@code handoff} can run
 * @uses dev.sixphase.api.spi.WorkerPoolProvider the pool whose tasks a trace shows
 */
module dev.sixphase.examples {
    requires dev.sixphase.api;
    requires dev.sixphase.http;
    requires info.picocli;
    requires java.logging;

    // Picocli fills the fields of the commands.
    opens dev.sixphase.examples to info.picocli;

    uses dev.sixphase.api.spi.PollerProvider;
    uses dev.sixphase.api.spi.WorkerPoolProvider;

    provides dev.sixphase.api.spi.PollerProvider
        with dev.sixphase.examples.poller.HandoffPollerProvider;
}
