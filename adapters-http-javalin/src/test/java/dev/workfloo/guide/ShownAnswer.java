package dev.workfloo.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a guide says that is printed, held against what was; {@code …} stands for anything. */
final class ShownAnswer {

    private static final String ANYTHING = "…";

    private ShownAnswer() {}

    /** Of JSON, what is not shown may be there; it is the last line that counts. */
    static boolean matches(GuideBlock shown, String printed) {
        return shown.language().equals("json")
                ? lastOf(printed)
                        .filter(said -> matches(ShownFiles.json(shown.text()), said))
                        .isPresent()
                : text(shown.text()).matcher(printed.strip()).matches();
    }

    private static Optional<JsonNode> lastOf(String printed) {
        try {
            String line = printed.strip().lines().reduce("", (before, after) -> after);
            return Optional.of(ShownFiles.json(line));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Pattern text(String shown) {
        return Pattern.compile(
                Pattern.compile(ANYTHING)
                        .splitAsStream(shown.strip())
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*", "", shown.strip().endsWith(ANYTHING) ? ".*" : "")),
                Pattern.DOTALL);
    }

    private static boolean matches(JsonNode shown, JsonNode said) {
        if (shown.isTextual() && shown.asText().equals(ANYTHING)) return true;
        if (shown.isArray()) return said.isArray() && elements(shown, said);
        if (!shown.isObject()) return shown.equals(said);
        for (Entry<String, JsonNode> member : shown.properties()) {
            JsonNode there = said.get(member.getKey());
            if (there == null || !matches(member.getValue(), there)) return false;
        }
        return said.isObject();
    }

    /** A last element that is anything stands for all that follow. */
    private static boolean elements(JsonNode shown, JsonNode said) {
        Iterator<JsonNode> there = said.iterator();
        for (JsonNode element : shown) {
            boolean isTheRest = element.isTextual() && element.asText().equals(ANYTHING);
            if (isTheRest) return true;
            if (!there.hasNext() || !matches(element, there.next())) return false;
        }
        return !there.hasNext();
    }
}
