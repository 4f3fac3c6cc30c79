package dev.workfloo.rule.template;

import dev.workfloo.rule.PlainTime;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.Optional;

/** How a value reads where it stands in a text. */
public final class PlaceText {

    /** What a place in a text cannot hold, in words that follow its name. */
    public static final String FORM = "must be a text, a number, true or false, a date, a moment or a duration";

    private PlaceText() {}

    /** Whether such values have a text; null has the empty one. */
    public static boolean has(Type type) {
        Type present = type.present();
        return !(present instanceof Type.Sequence || present instanceof Type.Context);
    }

    /**
     * Numbers in their plain form, dates and moments in ISO 8601's, moments in UTC; null is the empty text. It is not escaped.
     *
     * @return empty for lists and contexts, and for numbers too large to be written
     */
    public static Optional<String> of(Value value) {
        if (value instanceof Value.Null) return Optional.of("");
        if (value instanceof Value.Text text) return Optional.of(text.text());
        if (value instanceof Value.Bool bool) return Optional.of(Boolean.toString(bool.truth()));
        if (value instanceof Value.Num num) {
            return num.isWritable() ? Optional.of(num.number().toPlainString()) : Optional.empty();
        }
        return PlainTime.text(value);
    }
}
