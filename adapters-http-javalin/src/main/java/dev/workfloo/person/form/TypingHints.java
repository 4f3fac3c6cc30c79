package dev.workfloo.person.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.person.form.DrawnField.Typing;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which keys a phone offers for a field, and what it does to what is typed. */
final class TypingHints {

    /** Longer texts than these are typed in several lines. */
    private static final int LONGEST_LINE = 200;

    /** What a TEXT has that says nothing of its length: most of them are names and the like. */
    private static final int UNSAID = 10_000;

    private static final String DIGITS = "numeric";

    private TypingHints() {}

    static boolean isLong(AskedField asked, String text) {
        if (asked.type() != FieldType.TEXT) return false;
        boolean saysSo = asked.field()
                .limits()
                .length()
                .most()
                .filter(most -> most > LONGEST_LINE && most != UNSAID)
                .isPresent();
        return saysSo || text.contains("\n") || text.length() > LONGEST_LINE;
    }

    static Typing of(AskedField asked, FieldType type) {
        String autocomplete = Autofill.of(asked).orElse(null);
        return switch (type) {
            case NUMBER -> typing("text", isNegative(asked.field()) ? null : "decimal", autocomplete, "money");
            case INTEGER -> typing("text", isNegative(asked.field()) ? null : DIGITS, autocomplete, "money");
            case EMAIL -> typing("email", null, autocomplete, null);
            case PHONE -> typing("tel", null, autocomplete, "phone");
            default -> new Typing("text", null, autocomplete, capitals(asked.field()), null);
        };
    }

    static Typing ofDigits(FormWord part, @Nullable String autocomplete) {
        return typing("text", DIGITS, autocomplete, part == FormWord.YEAR ? "four" : "two");
    }

    private static Typing typing(
            String type, @Nullable String mode, @Nullable String autocomplete, @Nullable String style) {
        return new Typing(type, mode, autocomplete, null, style);
    }

    /** The keys for decimals have no sign on some phones. */
    private static boolean isNegative(Field field) {
        return field.limits()
                        .value()
                        .least()
                        .filter(least -> least.signum() < 0)
                        .isPresent()
                || field.limits()
                        .value()
                        .most()
                        .filter(most -> most.compareTo(BigDecimal.ZERO) < 0)
                        .isPresent();
    }

    /** What the state issues is in capitals, and is no word of a language. */
    private static @Nullable String capitals(Field field) {
        String id = field.id().toLowerCase(Locale.ROOT);
        return id.matches("(.*_)?(rfc|curp)(_.*)?") ? "characters" : null;
    }
}
