package dev.workfloo.outbound;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which headers of an answer are kept with it: few, short, in printable ASCII, and none that gives somebody a right. */
final class AnswerHeaders {

    private static final int MOST = 40;
    private static final int LONGEST = 500;
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1," + LONGEST + "}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    private static final Set<String> RIGHTS = Set.of(
            "set-cookie",
            "set-cookie2",
            "www-authenticate",
            "proxy-authenticate",
            "authorization",
            "authentication-info");

    private AnswerHeaders() {}

    static Map<String, String> kept(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        new TreeMap<>(headers).forEach((name, value) -> {
            boolean isFit =
                    NAME.matcher(name).matches() && PRINTABLE.matcher(value).matches();
            if (isFit && !RIGHTS.contains(name) && kept.size() < MOST) kept.put(name, value);
        });
        return kept;
    }
}
