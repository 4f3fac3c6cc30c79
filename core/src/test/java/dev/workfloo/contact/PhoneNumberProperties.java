package dev.workfloo.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What libphonenumber takes for a possible number is one, and where both know which one it is, it is the same. */
class PhoneNumberProperties {

    private static final PhoneNumberUtil ORACLE = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 15;
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Its mobile phones are dialled from inside with digits that are not in front: 0 11 15 2345-6789. */
    private static final Set<String> DIALLED_OTHERWISE = Set.of("AR");

    /** With the code and no plus sign before it, a number there could be another one by its length. */
    private static final Set<String> AMBIGUOUS = Set.of("AD", "AT", "ID", "MM", "PM", "TK", "WS");

    @Example
    void takesEachPossibleLengthAndNoOther() {
        List<String> differing = new ArrayList<>();
        for (int code : ORACLE.getSupportedCallingCodes()) {
            for (int length = 1; length <= LONGEST; length++) {
                String typed = "+" + code + "2".repeat(length);
                boolean possible = isPossible(code, length) && typed.length() <= LONGEST + 1;
                if (PhoneNumber.international(typed).isPresent() != possible) differing.add(typed);
            }
        }

        assertEquals(List.of(), differing);
    }

    /** What can only be dialled from nearby cannot be reached from here. */
    private static boolean isPossible(int code, int length) {
        Phonenumber.PhoneNumber number = new Phonenumber.PhoneNumber()
                .setCountryCode(code)
                .setNationalNumber(Long.parseLong("2".repeat(length)));
        return ORACLE.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    @Example
    void knowsEachCountrysCode() {
        Set<Integer> known = new TreeSet<>();
        for (int code = 0; code <= 999; code++) {
            if (CallingCode.of(Integer.toString(code)).isPresent()) known.add(code);
        }

        assertEquals(new TreeSet<>(ORACLE.getSupportedCallingCodes()), known);
    }

    /** However it is written: for abroad, for the country, with the code and no plus sign. */
    @Example
    void readsEachCountrysMobileNumbers() {
        List<String> differing = new ArrayList<>();
        for (String region : regionsWithMobiles()) {
            Phonenumber.PhoneNumber example = ORACLE.getExampleNumberForType(region, PhoneNumberType.MOBILE);
            String e164 = ORACLE.format(example, PhoneNumberFormat.E164);
            List<String> spellings = List.of(
                    e164,
                    ORACLE.format(example, PhoneNumberFormat.INTERNATIONAL),
                    ORACLE.getNationalSignificantNumber(example),
                    DIALLED_OTHERWISE.contains(region) ? e164 : ORACLE.format(example, PhoneNumberFormat.NATIONAL),
                    AMBIGUOUS.contains(region) ? e164 : e164.substring(1));
            for (String typed : spellings) {
                if (!read(region, typed).equals(Optional.of(e164))) differing.add(region + " " + typed);
            }
        }

        assertEquals(List.of(), differing);
    }

    private static Optional<String> read(String region, String typed) {
        return PhoneNumber.of("+" + ORACLE.getCountryCodeForRegion(region), typed)
                .map(PhoneNumber::e164);
    }

    /** A code for one person goes to no other. */
    @Property(tries = 500, maxDiscardRatio = 50)
    void neverReadsAnotherNumber(@ForAll("regions") String region, @ForAll @From("changes") List<String> changes) {
        String typed = typed(region, changes);
        Optional<String> mobile = mobile(region, typed);
        Assume.that(mobile.isPresent());

        Optional<String> read = read(region, typed);

        assertTrue(read.isEmpty() || read.equals(mobile), region + " " + typed + " " + read);
    }

    /** The number, if the oracle takes it for a mobile phone's. */
    private static Optional<String> mobile(String region, String typed) {
        try {
            Phonenumber.PhoneNumber number = ORACLE.parse(typed, region);
            return MOBILE.contains(ORACLE.getNumberType(number))
                    ? Optional.of(ORACLE.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The country's example with another beginning and other digits behind. */
    private static String typed(String region, List<String> changes) {
        Phonenumber.PhoneNumber example = ORACLE.getExampleNumberForType(region, PhoneNumberType.MOBILE);
        String national = ORACLE.getNationalSignificantNumber(example);
        String begun = changes.get(0).replace("code", Integer.toString(example.getCountryCode()));
        return begun + national.substring(0, national.length() - 3) + changes.get(1);
    }

    /** What is kept of a number is enough to read it again. */
    @Property
    void readsItsOwnForm(@ForAll("regions") String region, @ForAll @From("changes") List<String> changes) {
        Optional<String> read = read(region, typed(region, changes));
        Assume.that(read.isPresent());

        Optional<String> again = PhoneNumber.international(read.get()).map(PhoneNumber::e164);

        assertEquals(read, again);
    }

    private static Set<String> regionsWithMobiles() {
        Set<String> regions = new TreeSet<>(ORACLE.getSupportedRegions());
        regions.removeIf(region -> ORACLE.getExampleNumberForType(region, PhoneNumberType.MOBILE) == null);
        return regions;
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(regionsWithMobiles());
    }

    /** What stands before, and the last digits. */
    @Provide
    Arbitrary<List<String>> changes() {
        Arbitrary<String> before = Arbitraries.of("", "0", "1", "8", "01", "code", "code1", "code0", "+code", "+code0");
        Arbitrary<String> behind =
                Arbitraries.strings().numeric().ofMinLength(2).ofMaxLength(4);
        return Combinators.combine(before, behind).as(List::of);
    }
}
