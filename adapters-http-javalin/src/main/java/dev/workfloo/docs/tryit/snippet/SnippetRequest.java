package dev.workfloo.docs.tryit.snippet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program is to send. The API key is no part of it: programs read it from their surroundings, where it is called
 * {@value #KEY}.
 *
 * @param url absolute, and in printable ASCII
 * @param isKeyed whether it goes with an API key
 * @param headers those besides the key and the type of the body, in printable ASCII
 * @param body sent as JSON in UTF-8; U+0000, which no shell can hand on, is U+FFFD in it
 */
public record SnippetRequest(
        String method, String url, boolean isKeyed, Map<String, String> headers, Optional<String> body) {

    public static final String KEY = "WORKFLOO_KEY";

    /** What Java still takes as one constant, whatever characters it is made of. */
    public static final int LONGEST_BODY = 20_000;

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    public SnippetRequest {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        if (!isPrintable(url)) throw new IllegalArgumentException("the URL is not in printable ASCII");
        if (!kept.values().stream().allMatch(SnippetRequest::isPrintable))
            throw new IllegalArgumentException("a header is not in printable ASCII");
        body = body.map(text -> text.replace('\0', '\uFFFD'));
        if (body.filter(text -> text.length() > LONGEST_BODY).isPresent())
            throw new IllegalArgumentException("the body is longer than " + LONGEST_BODY + " characters");
        body.ifPresent(text -> kept.put("Content-Type", "application/json"));
        headers = kept;
    }

    /** Whether a header or an address can be sent so, by every language. */
    public static boolean isPrintable(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    /** It may hold what somebody entered. */
    @Override
    public String toString() {
        return method;
    }
}
