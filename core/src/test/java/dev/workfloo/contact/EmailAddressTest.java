package dev.workfloo.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for their e-mail address, and what mail can reach. */
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ana@example.com, ana@example.com",
        "ana.x+y@mail.example.com, ana.x+y@mail.example.com",
        "o'neill_1@example.mx, o'neill_1@example.mx",
        "Ana@Example.COM, Ana@Example.COM",
        "ana@bücher.example, ana@xn--bcher-kva.example",
        "ana@españa.mx, ana@xn--espaa-rta.mx",
        "ana@xn--espaa-rta.mx, ana@xn--espaa-rta.mx",
        "ana@1-2.mx, ana@1-2.mx"
    })
    void isSentWhereMailReachesIt(String typed, String sent) {
        assertEquals(Optional.of(sent), EmailAddress.of(typed).map(EmailAddress::ascii));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ana@example.com",
                "ana@example.com ",
                "\u00a0ana@example.com\u00a0",
                "\tana@example.com\r\n",
                "\u200bana@example.com\ufeff",
                "\u202aana@example.com\u202c"
            })
    void losesWhatStandsAroundIt(String typed) {
        assertEquals("ana@example.com", EmailAddress.trimmed(typed));
        assertEquals(Optional.of("ana@example.com"), EmailAddress.of(typed).map(EmailAddress::ascii));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.com",
                "ana@",
                "ana@example",
                "ana@gmail.com;",
                "<ana@gmail.com>",
                "a,b@gmail.com",
                "mailto:ana@gmail.com",
                "ana..x@gmail.com",
                ".ana@gmail.com",
                "ana.@gmail.com",
                "ana\u00a0x@gmail.com",
                "ana@gmail\u00a0.com",
                "ana @gmail.com",
                "ana@gmail..com",
                "ana@.gmail.com",
                "ana@gmail.com.",
                "ana@-gmail.com",
                "ana@gma_il.com",
                "ana@@gmail.com",
                "ana@eva@gmail.com",
                "Ana <ana@gmail.com>",
                "\"ana\"@gmail.com",
                "ana@[127.0.0.1]",
                "ana@127.0.0.1",
                "ana@straße.example",
                "ana@gmail.com,eva@gmail.com",
                "ana@gmail.com\r\nBcc: eva@gmail.com"
            })
    void refusesWhatMailNeverReaches(String typed) {
        assertEquals(Either.left(EmailAddress.NO_ADDRESS), EmailAddress.read(typed));
    }

    @Test
    void saysWhichLettersFewServersTake() {
        String said = EmailAddress.read("josé@example.com").getLeft();

        assertEquals(true, said.contains("before the @"));
    }
}
