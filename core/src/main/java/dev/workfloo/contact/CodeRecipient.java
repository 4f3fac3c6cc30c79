package dev.workfloo.contact;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** Where a code can reach a person: what the form's answers say, or what the call said instead. */
@ValueObject
public record CodeRecipient(Optional<String> email, Optional<Phone> phone) {

    /** In characters (RFC 5321, §4.5.3.1.3). */
    private static final int LONGEST_EMAIL = 254;

    private static final int SHOWN_DIGITS = 4;

    /**
     * A phone number in its two parts, as it is shown and kept. Releases before this one kept what was typed.
     *
     * @param countryCode such as {@code +52}
     * @param number without the country code
     */
    public record Phone(String countryCode, String number) {

        /** @param countryCode as it was given, which is kept where it is the number's own */
        public static Phone of(PhoneNumber number, String countryCode) {
            boolean own =
                    countryCode.replace("+", "").equals(number.callingCode().substring(1));
            return new Phone(own ? countryCode : number.callingCode(), number.nationalNumber());
        }

        /** The number that is dialled; empty where no phone could have it. */
        public Optional<PhoneNumber> dialled() {
            return PhoneNumber.international("+" + countryCode.replace("+", "") + number)
                    .or(() -> PhoneNumber.of(countryCode, number));
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Phone";
        }
    }

    /** Whether a mailbox can have an address as long as this. */
    public static boolean isOfAMailbox(String address) {
        return address.length() <= LONGEST_EMAIL;
    }

    /** Whether there is an address for this channel. */
    public boolean has(CodeChannel channel) {
        return channel.isPhone() ? phone.flatMap(Phone::dialled).isPresent() : email.isPresent();
    }

    /**
     * The address for this channel: as it was typed, or a telephone number as it is dialled from everywhere, such as
     * {@code +525512345678}.
     */
    public Optional<String> address(CodeChannel channel) {
        return channel.isPhone() ? phone.flatMap(Phone::dialled).map(PhoneNumber::e164) : email;
    }

    /** The address for this channel with all but a few characters hidden: enough to recognise it, too little to use it. */
    public String masked(CodeChannel channel) {
        if (!channel.isPhone()) return email.map(CodeRecipient::maskedAddress).orElse("");
        return phone.map(it -> it.countryCode() + " " + maskedNumber(it.number()))
                .orElse("");
    }

    private static String maskedNumber(String number) {
        int hidden = number.length() - Math.min(SHOWN_DIGITS, number.length() / 2);
        return "*".repeat(hidden) + number.substring(hidden);
    }

    private static String maskedAddress(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "***" : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "CodeRecipient";
    }
}
