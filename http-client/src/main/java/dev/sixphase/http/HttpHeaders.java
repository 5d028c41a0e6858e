package dev.sixphase.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Header fields in the order in which they are sent. Names are compared without regard to case, and one
 * name may occur several times.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * <p><b>Not guaranteed:</b> that a value was meant as text. Its bytes are taken for ISO 8859-1.
 */
public final class HttpHeaders {
    private static final HttpHeaders EMPTY = new HttpHeaders(List.of());

    private final List<Map.Entry<String, String>> fields;

    HttpHeaders(final List<Map.Entry<String, String>> fields) {
        this.fields = List.copyOf(fields);
    }

    /** {@return no headers} */
    public static HttpHeaders empty() {
        return EMPTY;
    }

    /**
     * {@return the value of the first field of that name}
     *
     * @param name in any case
     */
    public Optional<String> first(final String name) {
        return all(name).stream().findFirst();
    }

    /**
     * {@return the values of all fields of that name, in order; none of them is split at its commas}
     *
     * @param name in any case
     */
    public List<String> all(final String name) {
        Objects.requireNonNull(name, "name");
        final List<String> values = new ArrayList<>();
        for (final Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                values.add(field.getValue());
            }
        }
        return values;
    }

    /**
     * {@return whether there is a field of that name}
     *
     * @param name in any case
     */
    public boolean contains(final String name) {
        return !all(name).isEmpty();
    }

    /** {@return every field: its name as it was spelled, and its value} */
    public List<Map.Entry<String, String>> fields() {
        return fields;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof HttpHeaders that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
