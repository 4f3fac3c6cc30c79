package dev.workfloo.definition.html;

import java.util.regex.Pattern;

/** Images that an address holds itself (RFC 2397): there is nothing to load. */
final class DataAddress {

    static final String FORM = "data:image/png;base64,… or data:image/jpeg;base64,…";

    private static final Pattern IMAGE =
            Pattern.compile("data:image/(?:png|jpe?g|gif);base64,", Pattern.CASE_INSENSITIVE);

    private DataAddress() {}

    static boolean isImage(String address) {
        return IMAGE.matcher(address).lookingAt();
    }
}
