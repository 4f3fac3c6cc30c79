package dev.workfloo.definition.form;

import dev.workfloo.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers do not fit the form.
 *
 * @param fields for each refused field {@value #REQUIRED}, or what is wrong in words that a person can act on; a field of a
 *     set is named {@code set[0].field}
 */
public record AnswersRefused(Map<String, String> fields) implements Problem {

    public static final String REQUIRED = "required";

    public AnswersRefused {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** One missing answer makes it a refusal for missing answers, also where other answers are wrong. */
    @Override
    public Kind kind() {
        return kindOf(fields);
    }

    /** The same of anything else that is refused field by field. */
    public static Kind kindOf(Map<String, String> fields) {
        return fields.containsValue(REQUIRED) ? Kind.FIELDS_MISSING : Kind.FIELDS_INVALID;
    }

    @Override
    public String message() {
        return "the answers do not fit the form: " + String.join(", ", fields.keySet());
    }

    @Override
    public String toString() {
        return inWords();
    }
}
