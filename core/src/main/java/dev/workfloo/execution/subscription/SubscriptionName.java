package dev.workfloo.execution.subscription;

import java.util.regex.Pattern;

/** What a host calls a subscription: 1 to 100 letters of ASCII, digits, {@code .}, {@code _} and {@code -}. */
public record SubscriptionName(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** @throws IllegalArgumentException when it has another form */
    public SubscriptionName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a subscription's name has 1 to 100 letters of ASCII, digits, '.', '_' and '-': " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
