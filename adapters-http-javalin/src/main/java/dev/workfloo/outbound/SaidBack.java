package dev.workfloo.outbound;

import dev.workfloo.definition.api.UrlText;
import dev.workfloo.rule.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes out of an answer the secrets that were sent, where it says them back: what is answered is kept and shown.
 *
 * @param secrets the longest first, as one may stand in another
 */
record SaidBack(List<String> secrets) {

    private static final String STARS = "***";
    private static final Value HIDDEN = new Value.Text(STARS);

    /** What is shorter stands in too much that says nothing of it. */
    private static final int SHORTEST = 4;

    /** Numbers of more places are no secret, and would be long texts. */
    private static final int MOST_PLACES = 64;

    /**
     * @param known by name
     * @param sent the names of those that were sent
     */
    static SaidBack of(Map<String, String> known, Set<String> sent) {
        return new SaidBack(sent.stream()
                .map(name -> known.getOrDefault(name, ""))
                .filter(it -> it.length() >= SHORTEST)
                .flatMap(SaidBack::spellings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** As it is, as it is sent in a URL, and as forms have it. */
    private static Stream<String> spellings(String secret) {
        return Stream.of(secret, UrlText.encoded(secret), URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    Value starred(Value answer) {
        if (secrets.isEmpty()) return answer;
        if (answer instanceof Value.Text text) return new Value.Text(starred(text.text()));
        if (answer instanceof Value.Sequence list)
            return new Value.Sequence(list.items().stream().map(this::starred).toList());
        if (answer instanceof Value.Num number && says(number)) return HIDDEN;
        if (!(answer instanceof Value.Context context)) return answer;
        Map<String, Value> members = new LinkedHashMap<>();
        context.members().forEach((name, value) -> members.put(name, starred(value)));
        return new Value.Context(members);
    }

    Map<String, String> starred(Map<String, String> headers) {
        Map<String, String> starred = new LinkedHashMap<>(headers);
        starred.replaceAll((name, value) -> starred(value));
        return starred;
    }

    private boolean says(Value.Num number) {
        return Math.abs((long) number.number().scale()) < MOST_PLACES
                && secrets.contains(number.number().toPlainString());
    }

    /** Where one is spelled in yet another way, nothing is left of the text. */
    private String starred(String text) {
        String starred = text;
        for (String secret : secrets) starred = starred.replace(secret, STARS);
        return UrlText.readings(starred).anyMatch(this::says) ? STARS : starred;
    }

    private boolean says(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    /** Says no secret. */
    @Override
    public String toString() {
        return "SaidBack";
    }
}
