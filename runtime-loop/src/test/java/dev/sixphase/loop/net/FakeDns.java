package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Dns;
import dev.sixphase.api.Request;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A resolver that answers when the test says so. */
final class FakeDns implements Dns {
    private final List<Lookup> lookups = new ArrayList<>();
    private RuntimeException refusal;

    static final class Lookup implements Request {
        private final String host;
        private final Callback<? super List<InetAddress>> callback;
        private boolean canceled;

        Lookup(final String host, final Callback<? super List<InetAddress>> callback) {
            this.host = host;
            this.callback = callback;
        }

        String host() {
            return host;
        }

        boolean isCanceled() {
            return canceled;
        }

        void answer(final InetAddress... addresses) {
            callback.ended(null, List.of(addresses));
        }

        void fail(final Throwable failure) {
            callback.ended(failure, null);
        }

        @Override
        public boolean cancel() {
            final boolean first = !canceled;
            canceled = true;
            return first;
        }

        @Override
        public boolean isPending() {
            return !canceled;
        }
    }

    void refuse(final RuntimeException newRefusal) {
        refusal = newRefusal;
    }

    Lookup only() {
        if (lookups.size() != 1) {
            throw new AssertionError("one look-up expected, but there were " + lookups.size());
        }
        return lookups.get(0);
    }

    @Override
    public Request lookup(final String host, final Callback<? super List<InetAddress>> callback) {
        if (refusal != null) {
            throw refusal;
        }
        final Lookup lookup = new Lookup(host, callback);
        lookups.add(lookup);
        return lookup;
    }

    @Override
    public Request reverse(final InetAddress address, final Callback<? super String> callback) {
        throw new UnsupportedOperationException("nobody here asks for names");
    }
}
