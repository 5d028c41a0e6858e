package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.graalvm.polyglot.proxy.ProxyArray;

/**
 * Histograms for {@code perf_hooks}. Counts and values are 64 bits wide, so they travel as text.
 *
 * @see <a href="http://hdrhistogram.org/">HdrHistogram</a>
 */
final class HistogramBinding {
    private static final double ALL = 100;

    private final EventLoop loop;

    HistogramBinding(final EventLoop loop) {
        this.loop = loop;
    }

    Binding binding() {
        return new Binding("histogram")
            .function("create", a -> new Recording(new Histogram(
                Long.parseLong(a[0].asString()), Long.parseLong(a[1].asString()), a[2].asInt())))
            .action("record", a -> a[0].<Recording>asHostObject().record(Long.parseLong(a[1].asString())))
            .action("recordDelta", a -> a[0].<Recording>asHostObject().recordDelta())
            .action("add", a -> a[0].<Recording>asHostObject().add(a[1].asHostObject()))
            .action("reset", a -> a[0].<Recording>asHostObject().reset())
            .function("summary", a -> a[0].<Recording>asHostObject().summary())
            .function("mean", a -> a[0].<Recording>asHostObject().mean())
            .function("deviation", a -> a[0].<Recording>asHostObject().deviation())
            .function("percentile", a -> a[0].<Recording>asHostObject().percentile(a[1].asDouble()))
            .function("percentiles", a -> a[0].<Recording>asHostObject().percentiles())
            .function("startDelay", a -> startDelay(a[0].asHostObject(), a[1].asLong()))
            .action("stopDelay", a -> a[0].<TimerHandle>asHostObject().close());
    }

    /** Records how far apart the loop runs a timer that is due at this interval. */
    private TimerHandle startDelay(final Recording recording, final long intervalMillis) {
        final TimerHandle timer = loop.newTimer();
        recording.forgetDelta();
        timer.start(recording::recordDelta, intervalMillis, intervalMillis);
        timer.unref();
        return timer;
    }

    /** A histogram with what the library leaves out: values too great for it, and time between calls. */
    private static final class Recording {
        private final Histogram histogram;
        private long exceeding;
        private long lastNanos;

        Recording(final Histogram histogram) {
            this.histogram = histogram;
        }

        void record(final long value) {
            if (value > histogram.getHighestTrackableValue()) {
                exceeding++;
            } else {
                histogram.recordValue(value);
            }
        }

        void recordDelta() {
            final long now = LoopClock.SYSTEM.nanoTime();
            if (lastNanos != 0) {
                record(Math.max(1, now - lastNanos));
            }
            lastNanos = now;
        }

        void forgetDelta() {
            lastNanos = 0;
        }

        void add(final Recording other) {
            histogram.add(other.histogram);
            exceeding += other.exceeding;
        }

        void reset() {
            histogram.reset();
            exceeding = 0;
            lastNanos = 0;
        }

        /** {@return count, least and greatest value, and how many were too great} */
        ProxyArray summary() {
            final long count = histogram.getTotalCount();
            return ProxyArray.fromArray(Long.toString(count),
                Long.toString(count == 0 ? Long.MAX_VALUE : histogram.getMinValue()),
                Long.toString(histogram.getMaxValue()), Long.toString(exceeding));
        }

        double mean() {
            return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getMean();
        }

        double deviation() {
            return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getStdDeviation();
        }

        String percentile(final double percent) {
            return Long.toString(histogram.getValueAtPercentile(percent));
        }

        ProxyArray percentiles() {
            final List<Object> flat = new ArrayList<>();
            if (histogram.getTotalCount() == 0) {
                // The library has nothing to tell of nothing; Node tells that all of it is 0.
                return ProxyArray.fromArray(ALL, "0");
            }
            for (final HistogramIterationValue step : histogram.percentiles(1)) {
                flat.add(step.getPercentileLevelIteratedTo());
                flat.add(Long.toString(step.getValueIteratedTo()));
            }
            return ProxyArray.fromList(flat);
        }
    }
}
