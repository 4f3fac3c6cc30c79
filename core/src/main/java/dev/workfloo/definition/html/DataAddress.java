package dev.workfloo.definition.html;

import java.util.regex.Pattern;

/** Images that an address holds itself (RFC 2397): there is nothing to load. */
final class DataAddress {

    static final String FORM = "data:image/png;base64,… or data:image/jpeg;base64,…";

    private static final String BEGIN = "data:image/(?:png|jpe?g|gif);base64,";

    private static final Pattern IMAGE = Pattern.compile(BEGIN, Pattern.CASE_INSENSITIVE);

    /** Nothing in it ends it but its end, so that there is one way to read it. */
    private static final Pattern ARGUMENT =
            Pattern.compile("\\s*([\"']?)" + BEGIN + "[a-z0-9+/=%]*+\\1\\s*", Pattern.CASE_INSENSITIVE);

    private DataAddress() {}

    static boolean isImage(String address) {
        return IMAGE.matcher(address).lookingAt();
    }

    /** Whether it may stand in {@code url()} of CSS, with or without quotes. */
    static boolean isArgument(String address) {
        return ARGUMENT.matcher(address).matches();
    }
}
