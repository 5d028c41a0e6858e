package dev.sixphase.integration;

import dev.sixphase.api.AbortController;
import dev.sixphase.api.AbortSignal;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.OpenFile;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.Request;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.WaitOptions;
import dev.sixphase.api.spi.WorkerPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    void anOpenFileIsReadAndWrittenByPromises() { // rule 39
        final ByteBuffer target = ByteBuffer.allocate(16);
        loop.run(() -> promises.<OpenFile>call(done -> loop.fs().open(folder.resolve("f"),
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE), done),
            controller.signal())
            .thenCompose(file -> promises.<Void>call(done -> file.write(bytes("written"), 0, done),
                controller.signal())
                .thenCompose(none -> promises.<Integer>call(done -> file.read(target, 0, done),
                    controller.signal()))
                .then(count -> log.add(count + " " + StandardCharsets.UTF_8.decode(target.flip())))
                .thenCompose(added -> promises.<Void>call(file::close)))
            .then(none -> log.add("closed")));
        assertEquals("7 written closed", String.join(" ", log));
    }

    /** Each waits for a worker, and one abort takes all of them back. */
    @Test
    void oneSignalGivesUpFilesNamesHashesAndTimers() { // rule 39
        final CountDownLatch workersAreBusy = new CountDownLatch(1);
        final AbortSignal signal = controller.signal();
        loop.run(() -> {
            for (int worker = 0; worker < 4; worker++) {
                loop.<Object>submit(WorkerPool.Kind.CPU, () -> {
                    workersAreBusy.await();
                    return null;
                }, (failure, value) -> { });
            }
            logOutcome("stat", promises.call(done -> loop.fs().stat(folder, done), signal));
            logOutcome("open", promises.call(done -> loop.fs().open(folder, Set.of(), done), signal));
            logOutcome("dns", promises.call(done -> loop.dns().lookup("localhost", done), signal));
            logOutcome("random", promises.call(done -> loop.crypto().randomBytes(1, done), signal));
            logOutcome("timer", promises.timeout(86_400_000, 1, WaitOptions.defaults().withSignal(signal)));
            controller.abort();
            loop.setImmediate(workersAreBusy::countDown);
        });
        assertEquals("stat!AbortException open!AbortException dns!AbortException random!AbortException "
            + "timer!AbortException", String.join(" ", log));
    }

    @Test
    void aWriteIsAPromiseAndAnAbortDestroysItsStream() throws IOException { // rule 39
        final TcpServer server = loop.net().listenTcp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ListenOptions.defaults(),
            stream -> stream.onClose(() -> log.add("peer closed")));
        loop.run(() -> {
            final TcpStream stream = connect(server.localAddress());
            stream.onClose(() -> {
                log.add("closed");
                server.close();
            });
            promises.connected(stream, controller.signal())
                .thenCompose(same -> promises.<Void>call(done -> stream.write(bytes("small"), done),
                    () -> stream.destroy(null), controller.signal()))
                .then(none -> log.add("small"))
                .thenCompose(added -> {
                    final Promise<Void> large = promises.call(
                        done -> stream.write(ByteBuffer.allocate(32 * 1024 * 1024), done),
                        () -> stream.destroy(null), controller.signal());
                    loop.setImmediate(controller::abort);
                    return large;
                })
                .recover(reason -> {
                    assertEquals(true, stream.isClosing());
                    log.add(reason.getClass().getSimpleName());
                    loop.stop();
                    return null;
                });
        });
        assertEquals("small AbortException closed", String.join(" ", log));
    }

    @Test
    void aDatagramIsAPromiseAndAnAbortClosesItsSocket() throws IOException { // rule 39
        final UdpSocket socket = loop.net().bindUdp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), UdpOptions.defaults());
        socket.onClose(() -> log.add("closed"));
        loop.run(() -> {
            final Promise<Void> sent = promises.call(
                done -> socket.send(bytes("x"), socket.localAddress(), done), socket::close,
                controller.signal());
            sent.then(none -> log.add("sent")).then(added -> {
                logOutcome("given up", promises.<Void>call(
                    done -> socket.send(bytes("y"), socket.localAddress(), done), socket::close,
                    controller.signal()));
                controller.abort();
                logOutcome("never", promises.<Void>call(done -> {
                    throw new AssertionError("started though the signal is aborted");
                }, () -> log.add("given up twice"), controller.signal()));
                return added;
            });
        });
        assertEquals("sent given up!AbortException never!AbortException closed", String.join(" ", log));
    }

    private static ByteBuffer bytes(final String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
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
