package dev.workfloo.person.step;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with what a person sent.
 *
 * @param messages for the person, in their language, in the order of the page, by the path of the field, such as
 *     {@code references[0].name}
 */
public record FieldErrors(Map<String, String> messages) {

    public static final FieldErrors NONE = new FieldErrors(Map.of());

    public FieldErrors {
        messages = new LinkedHashMap<>(messages);
    }

    public static FieldErrors at(String path, String message) {
        return new FieldErrors(Map.of(path, message));
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public Optional<String> of(String path) {
        return Optional.ofNullable(messages.get(path));
    }

    /** The {@code id} of the field's control, or of the group of them: the summary leads there. */
    public static String anchor(String path) {
        return "f-" + path.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("-$", "");
    }

    /** The {@code id} of what is said at the field, which the control is {@code aria-describedby}. */
    public static String messageId(String path) {
        return anchor(path) + "-error";
    }

    /** A message may say back what a person typed. */
    @Override
    public String toString() {
        return "FieldErrors at " + messages.keySet();
    }
}
