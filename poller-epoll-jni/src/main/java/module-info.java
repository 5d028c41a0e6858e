/**
 * The poller backends in hand-written C behind JNI. On JDK 24 and later run with {@code
 * --enable-native-access=dev.sixphase.poller.jni}.
 *
 * @provides dev.sixphase.api.spi.PollerProvider {@code epoll}: Linux; {@code kqueue}: macOS and the BSDs;
 *     {@code iocp}: Windows; each of priority 200. {@code io_uring}: Linux, by name only
 */
module dev.sixphase.poller.jni {
    requires dev.sixphase.api;

    provides dev.sixphase.api.spi.PollerProvider
        with dev.sixphase.poller.jni.EpollPollerProvider,
        dev.sixphase.poller.jni.KqueuePollerProvider,
        dev.sixphase.poller.jni.IocpPollerProvider,
        dev.sixphase.poller.jni.UringPollerProvider;
}
