package dev.workfloo.contact;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A telephone number that can be dialled from everywhere (ITU-T E.164). It is a possible one: its country's code exists,
 * and numbers of this length are dialled there. Whether somebody has it cannot be known, and new ranges count like others.
 */
@ValueObject
public final class PhoneNumber {

    private final CallingCode code;
    private final String national;

    private PhoneNumber(CallingCode code, String national) {
        this.code = code;
        this.national = national;
    }

    /** A number that was typed with its country's code, behind a plus sign. */
    public static Optional<PhoneNumber> international(String typed) {
        return TypedNumber.normalForm(typed).filter(it -> it.startsWith("+")).flatMap(normal -> {
            String digits = normal.substring(1);
            return CallingCode.before(digits)
                    .flatMap(code -> of(
                            code,
                            code.withoutTrunkPrefix(
                                    digits.substring(code.digits().length()))));
        });
    }

    /**
     * A number as it is typed in a country: with its own plus sign, as it is dialled there, or with the country's code before
     * it. Empty where it is none, or where it could be read in two ways.
     *
     * @param callingCode such as {@code +52} or {@code 52}; a number with a plus sign of its own goes before it
     */
    public static Optional<PhoneNumber> of(String callingCode, String typed) {
        Optional<String> normal = TypedNumber.normalForm(typed);
        if (normal.isEmpty() || normal.get().startsWith("+")) return normal.flatMap(PhoneNumber::international);
        Optional<String> prefix = TypedNumber.normalForm(callingCode).map(it -> it.replaceFirst("^\\+?0*", ""));
        Optional<CallingCode> code = prefix.flatMap(CallingCode::of);
        return code.isPresent()
                ? national(code.get(), normal.get())
                : prefix.flatMap(it -> international("+" + it + normal.get()));
    }

    /** A part of a country may have digits of its own behind the country's code, such as {@code +1809}. */
    public static boolean isCallingCode(String text) {
        return TypedNumber.normalForm(text)
                .map(it -> it.replaceFirst("^\\+?0*", ""))
                .filter(it -> it.length() <= 4 && CallingCode.before(it).isPresent())
                .isPresent();
    }

    private static Optional<PhoneNumber> of(CallingCode code, String national) {
        return code.isPossible(national) ? Optional.of(new PhoneNumber(code, national)) : Optional.empty();
    }

    /** What could be a mobile phone's number goes before what could be one of something else. */
    private static Optional<PhoneNumber> national(CallingCode code, String digits) {
        String whole = code.withoutTrunkPrefix(digits);
        Optional<String> behindCode = digits.startsWith(code.digits())
                ? Optional.of(
                        code.withoutTrunkPrefix(digits.substring(code.digits().length())))
                : Optional.empty();
        boolean mobile = code.isMobile(whole);
        Optional<String> mobileBehindCode = behindCode.filter(code::isMobile);
        if (mobile && mobileBehindCode.filter(it -> !it.equals(whole)).isPresent()) return Optional.empty();
        if (mobile) return of(code, whole);
        return Stream.of(mobileBehindCode, Optional.of(whole), behindCode)
                .flatMap(Optional::stream)
                .flatMap(it -> of(code, it).stream())
                .findFirst();
    }

    /** In the form of E.164, such as {@code +525512345678}. */
    public String e164() {
        return callingCode() + national;
    }

    /** Such as {@code +52}. */
    public String callingCode() {
        return "+" + code.digits();
    }

    /** The digits behind the country's code. */
    public String nationalNumber() {
        return national;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber number && e164().equals(number.e164());
    }

    @Override
    public int hashCode() {
        return Objects.hash(e164());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "PhoneNumber";
    }
}
