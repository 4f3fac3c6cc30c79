package dev.workfloo.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way on which a one-time code reaches a person. */
public enum CodeChannel {
    EMAIL(false),
    SMS(true),
    WHATSAPP(true);

    private final boolean isPhone;

    CodeChannel(boolean isPhone) {
        this.isPhone = isPhone;
    }

    /** The literal in documents and on the wire: {@code email}, {@code sms}, {@code whatsapp}. */
    public String literal() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CodeChannel> parse(String literal) {
        return Arrays.stream(values())
                .filter(channel -> channel.literal().equals(literal))
                .findFirst();
    }

    /** Whether it needs a phone number; e-mail needs an address. */
    public boolean isPhone() {
        return isPhone;
    }
}
