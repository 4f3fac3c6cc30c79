package dev.workfloo.rule;

import dev.workfloo.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Something of Java's that is no value, or a value that does not fit where it is wanted. It says where, and how to mend it, and
 * never what the value is.
 */
public final class UnfitValue extends IllegalArgumentException {

    private final String reason;
    private String place = "";

    UnfitValue(String reason) {
        this(reason, null);
    }

    UnfitValue(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The same, seen from the context around it. */
    UnfitValue inMember(String name) {
        place = PlainText.of(name) + (place.isEmpty() || place.startsWith("[") ? "" : ".") + place;
        return this;
    }

    /** The same, seen from the list around it. */
    UnfitValue inItem(int index) {
        place = "[" + index + "]" + (place.isEmpty() || place.startsWith("[") ? "" : ".") + place;
        return this;
    }

    /** Where it is within the whole, such as {@code applicant.phones[2]}; items count from 0. Empty where it is the whole. */
    public String place() {
        return place;
    }

    /** What is wrong there, and how to mend it. */
    public String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return place.isEmpty() ? reason : place + ": " + reason;
    }
}
