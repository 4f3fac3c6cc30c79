package dev.workfloo.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and the number that it is. */
class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+52 | 5512345678",
                "52 | 5512345678",
                "0052 | 5512345678",
                "+52 | (55) 1234-5678",
                "+52 | 55 1234 5678",
                "+52 | 55.1234.5678",
                "+52 | +52 55 1234 5678",
                "+1 | +525512345678",
                "+52 | 525512345678",
                "+52 | 52 1 55 1234 5678",
                "+52 | +52 1 55 1234 5678",
                "+52 | 044 55 1234 5678",
                "+52 | 01 55 1234 5678",
                "+521 | 5512345678",
                "+52 | ５５１２３４５６７８",
                "+52 | \u202a+52 55\u00a01234\u20115678\u202c"
            })
    void isOneNumberHoweverItIsTyped(String code, String typed) {
        assertEquals(Optional.of("+525512345678"), PhoneNumber.of(code, typed).map(PhoneNumber::e164));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+44 | 07911 123456 | +447911123456",
                "+44 | +44 (0)7911 123456 | +447911123456",
                "+39 | 06 1234 5678 | +390612345678",
                "+1809 | 555-0199 | +18095550199",
                "+91 | 9123456789 | +919123456789",
                "+91 | 919123456789 | +919123456789",
                "+55 | 55 99999 8888 | +5555999998888",
                "+7 | 8 916 123-45-67 | +79161234567"
            })
    void knowsWhatIsDialledInsideOfACountry(String code, String typed, String e164) {
        assertEquals(Optional.of(e164), PhoneNumber.of(code, typed).map(PhoneNumber::e164));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "call me",
                "12345",
                "551234567",
                "55123456789",
                "5512345678 ext. 5",
                "+999 1234567",
                "55+12345678",
                "tel:+525512345678",
                "+52 1234 5678",
                "00525512345678"
            })
    void refusesWhatCannotBeReached(String typed) {
        assertEquals(Optional.empty(), PhoneNumber.of("+52", typed));
    }

    /** 43 begins Austria's code, and could begin a number there. */
    @Test
    void guessesNoNumber() {
        assertEquals(Optional.empty(), PhoneNumber.of("+43", "43664123456"));
        assertTrue(PhoneNumber.of("+43", "0664123456").isPresent());
    }

    @Test
    void knowsCountriesCodes() {
        assertTrue(PhoneNumber.isCallingCode("+52"));
        assertTrue(PhoneNumber.isCallingCode("0052"));
        assertTrue(PhoneNumber.isCallingCode("1809"));
        assertFalse(PhoneNumber.isCallingCode("+999"));
        assertFalse(PhoneNumber.isCallingCode("México"));
        assertFalse(PhoneNumber.isCallingCode("+525512"));
    }
}
