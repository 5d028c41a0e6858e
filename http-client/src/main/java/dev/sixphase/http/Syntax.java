package dev.sixphase.http;

/**
 * The alphabets of RFC 9110, section 5. What does not fit is refused in both directions: in what we send,
 * because a line break in a value would be a header of somebody else's making; in what we get, because
 * whoever reads it differently than the server meant it can be lied to.
 */
final class Syntax {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final int FIRST_VISIBLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LAST_BYTE = 0xff;

    private Syntax() {
    }

    /** {@return whether the text is a method or a header's name} */
    static boolean isToken(final CharSequence text) {
        return text.length() > 0 && text.chars().allMatch(Syntax::isTokenChar);
    }

    /** {@return whether the text is a header's value: one line of bytes, tabs allowed} */
    static boolean isValue(final CharSequence text) {
        return text.chars().allMatch(Syntax::isValueChar);
    }

    /** {@return the text with everything escaped that would garble a log} */
    static String quoted(final CharSequence text) {
        final StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c >= FIRST_VISIBLE && c < DELETE) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isTokenChar(final int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
            || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isValueChar(final int c) {
        return c == '\t' || c >= FIRST_VISIBLE && c <= LAST_BYTE && c != DELETE;
    }
}
