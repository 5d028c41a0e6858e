/**
 * What applications and backends compile against: the event loop's interfaces and its service-provider
 * interface. Depends on {@code java.base} alone.
 *
 * @uses dev.sixphase.api.spi.EventLoopProvider the loop behind {@link dev.sixphase.api.EventLoop#builder()}
 */
module dev.sixphase.api {
    exports dev.sixphase.api;
    exports dev.sixphase.api.spi;

    uses dev.sixphase.api.spi.EventLoopProvider;
}
