package dev.sixphase.integration.load;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** As {@link FewDescriptorsServer}, on a group of loops. */
final class FewDescriptorsGroup {
    private FewDescriptorsGroup() { }

    public static void main(final String[] arguments) throws Exception {
        final PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        final Queue<String> failures = new ConcurrentLinkedQueue<>();
        final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EventLoopGroup group = EventLoopGroup.builder().loopCount(2)
            .eachLoop(each -> each.poller(arguments[0])).build()) {

            final GroupServer<InetSocketAddress> server = group.listenTcp(any, ListenOptions.defaults(),
                Distribution.valueOf(arguments[1]), (loop, stream) -> {
                    stream.onError(failure -> { });
                    stream.onData(stream::write);
                }).join();
            final AtomicBoolean isFull = new AtomicBoolean();
            server.onError(failure -> {
                failures.add(failure.getMessage());
                if (isFull.compareAndSet(false, true)) {
                    output.println("full");
                }
            });
            output.println(server.localAddress().getPort());
            while (System.in.read() >= 0) {
                continue;
            }
            output.println(group.loops().stream().mapToLong(loop -> loop.metrics().iterations()).sum());
        }
        List.copyOf(failures).forEach(output::println);
    }
}
