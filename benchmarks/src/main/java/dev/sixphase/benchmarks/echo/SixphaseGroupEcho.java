package dev.sixphase.benchmarks.echo;

import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.ListenOptions;

/** On several loops of Sixphase in one process; {@code -Dsixphase.poller} chooses the backend. */
public final class SixphaseGroupEcho {
    private SixphaseGroupEcho() { }

    /**
     * Serves until its input ends.
     *
     * @param arguments how many loops
     */
    public static void main(final String[] arguments) {
        final EventLoopGroup group =
            EventLoopGroup.builder().loopCount(Integer.parseInt(arguments[0])).build();
        final ListenOptions options = ListenOptions.defaults().withBacklog(4096);
        group.listenTcp(Console.anyPort(), options, (loop, stream) -> SixphaseEcho.serve(stream))
            .thenAccept(server -> {
                Console.sayPort(server.localAddress().getPort());
                Console.endWithInput();
            }).join();
    }
}
