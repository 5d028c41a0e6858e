package dev.sixphase.api;

import java.net.InetAddress;
import java.util.List;

/**
 * Name look-up, by way of the worker pool: slow work, of which only half of the workers take any at once.
 *
 * <p><b>Threads.</b> The loop's thread only. The callbacks run there too, in the POLL phase.
 */
public interface Dns {
    /**
     * Looks up the addresses of a host, as the system's resolver orders them.
     *
     * @param host a name, or an address in letters
     * @param callback gets at least one address; or a {@link SystemCallException} of {@link
     *     Errno#ENOTFOUND} that names the host
     * @return the request
     */
    Request lookup(String host, Callback<? super List<InetAddress>> callback);

    /**
     * Looks up the name of an address.
     *
     * @param address the address
     * @param callback gets the name; or a {@link SystemCallException} of {@link Errno#ENOTFOUND} that names
     *     the address
     * @return the request
     */
    Request reverse(InetAddress address, Callback<? super String> callback);
}
