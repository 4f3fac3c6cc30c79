package dev.workfloo.outbound;

import dev.workfloo.definition.api.Credentials;
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
            "authentication-info",
            "proxy-authentication-info");

    /** They lead somewhere, as values do that hold a whole URL. */
    private static final Set<String> LEADING = Set.of("location", "content-location", "refresh", "link");

    /** What may stand behind a URL's path: what is signed there gives rights, too. */
    private static final Pattern BEHIND_PATH = Pattern.compile("[?#][^\\s\"<>]*");

    private AnswerHeaders() {}

    static Map<String, String> kept(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        new TreeMap<>(headers).forEach((name, whole) -> {
            String value = pathAlone(name, whole);
            boolean isFit =
                    NAME.matcher(name).matches() && PRINTABLE.matcher(value).matches();
            boolean givesRight = RIGHTS.contains(name) || Credentials.isName(name);
            if (isFit && !givesRight && kept.size() < MOST) kept.put(name, value);
        });
        return kept;
    }

    private static String pathAlone(String name, String value) {
        boolean leads = LEADING.contains(name) || value.contains("://");
        return leads ? BEHIND_PATH.matcher(value).replaceAll("") : value;
    }
}
