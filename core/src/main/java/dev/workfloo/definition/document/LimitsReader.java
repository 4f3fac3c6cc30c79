package dev.workfloo.definition.document;

import dev.workfloo.definition.form.Limits;
import dev.workfloo.definition.form.Range;
import dev.workfloo.definition.form.Regex;
import dev.workfloo.document.DocumentReader;
import java.util.Optional;

/** Reads what a field's answers must lie between, or match. */
final class LimitsReader {

    private LimitsReader() {}

    static Limits read(DocumentReader document) {
        return new Limits(
                new Range<>(document.count("min"), document.count("max")),
                new Range<>(document.count("minLength"), document.count("maxLength")),
                new Range<>(document.number("minVal"), document.number("maxVal")),
                pattern(document));
    }

    private static Optional<Limits.Pattern> pattern(DocumentReader document) {
        Optional<String> message = document.optionalText("regexMessage");
        Optional<String> regex = document.optionalText("regex");
        if (message.isPresent() && regex.isEmpty()) document.error("regexMessage", "needs a regex beside it");
        return regex.flatMap(text -> Regex.compile(text)
                .peekLeft(why -> document.error("regex", why))
                .map(compiled -> new Limits.Pattern(compiled, message))
                .toJavaOptional());
    }
}
