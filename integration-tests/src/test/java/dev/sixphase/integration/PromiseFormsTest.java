package dev.sixphase.integration;

import dev.sixphase.api.AbortController;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.Request;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.WorkerPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whatever takes a callback has a promise form, and a signal gives it up. */
@Timeout(60)
class PromiseFormsTest {
    @TempDir
    private Path folder;

    private final EventLoop loop = EventLoop.builder().build();
    private final Promises promises = loop.promises();
    private final AbortController controller = new AbortController();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private <T> Promise<Object> logOutcome(final String name, final Promise<T> promise) {
        return promise.then(value -> log.add(name + "=" + value),
            reason -> log.add(name + "!" + reason.getClass().getSimpleName()));
    }

    @Test
    void filesNamesAndWorkChain() { // rule 39, rule 40
        final Path file = folder.resolve("a.txt");
        loop.run(() -> promises.<Void>call(done ->
            loop.fs().writeFile(file, ByteBuffer.wrap("written".getBytes(StandardCharsets.UTF_8)), done))
            .thenCompose(none -> promises.<String>call(done ->
                loop.fs().readFile(file, StandardCharsets.UTF_8, done)))
            .then(log::add)
            .thenCompose(added -> promises.<List<InetAddress>>call(done ->
                loop.dns().lookup("127.0.0.1", done)))
            .then(addresses -> log.add(addresses.get(0).getHostAddress()))
            .thenCompose(added -> promises.<Object>call(done ->
                loop.submit(WorkerPool.Kind.CPU, () -> "worked", done)))
            .then(worked -> log.add((String) worked))
            .thenCompose(added -> promises.call(done -> loop.fs().stat(folder.resolve("none"), done)))
            .recover(reason -> log.add(reason.getClass().getSimpleName())));
        assertEquals("written 127.0.0.1 worked SystemCallException", String.join(" ", log));
    }

    @Test
    void anAbortCancelsWorkThatWaits() { // rule 39
        final CountDownLatch workersAreBusy = new CountDownLatch(1);
        final boolean[] ran = {false};
        loop.run(() -> {
            for (int worker = 0; worker < 4; worker++) {
                loop.<Object>submit(WorkerPool.Kind.CPU, () -> {
                    workersAreBusy.await();
                    return null;
                }, (failure, value) -> { });
            }
            logOutcome("work", promises.<Object>call(done -> loop.submit(WorkerPool.Kind.CPU, () -> {
                ran[0] = true;
                return null;
            }, done), controller.signal()));
            controller.abort();
            logOutcome("never", promises.call(done -> {
                throw new AssertionError("started though the signal is aborted");
            }, controller.signal()));
            loop.setImmediate(workersAreBusy::countDown);
        });
        assertEquals("work!AbortException never!AbortException", String.join(" ", log));
        assertEquals(false, ran[0]);
    }

    @Test
    void aConnectionIsAPromise() throws IOException { // rule 39
        final TcpServer server = loop.net().listenTcp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ListenOptions.defaults(),
            stream -> stream.destroy(null));
        final InetSocketAddress address = server.localAddress();
        server.onClose(() -> logOutcome("refused", promises.connected(connect(address), null)));
        loop.run(() -> {
            final TcpStream stream = connect(address);
            logOutcome("connected", promises.connected(stream, null).then(same -> same == stream))
                .then(logged -> {
                    stream.destroy(null);
                    server.close();
                    return logged;
                });
            logOutcome("aborted", promises.connected(connect(address), controller.signal()));
            controller.abort();
        });
        assertEquals("aborted!AbortException connected=true refused!SystemCallException",
            String.join(" ", log));
    }

    private TcpStream connect(final InetSocketAddress address) {
        return loop.net().connectTcp(address, ConnectOptions.defaults());
    }

    @Test
    void aSignalThatIsNeverUsedChangesNothing() { // rule 39
        final Request[] request = new Request[1];
        loop.run(() -> logOutcome("stat", promises.call(done -> {
            request[0] = loop.fs().stat(folder, done);
            return request[0];
        }, controller.signal())));
        assertEquals(1, log.size());
        assertEquals(false, request[0].isPending());
    }
}
