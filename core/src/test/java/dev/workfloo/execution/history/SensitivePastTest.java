package dev.workfloo.execution.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.KeptText;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where something stands that must not be said back. */
class SensitivePastTest {

    private static SensitivePast past(Object... values) {
        SensitivePast past = new SensitivePast();
        for (Object value : values) past.note(Value.of(value));
        return past;
    }

    private static boolean isIn(SensitivePast past, Object value) {
        return past.isIn(Value.of(value));
    }

    @Test
    void areFoundInTexts() {
        SensitivePast past = past(" KIBA801010BPA ", Map.of("names", List.of("Ana María", "Eva")));

        assertTrue(isIn(past, "of kiba801010bpa: nothing"));
        assertTrue(past.isIn("ANA MARÍA"));
        assertFalse(isIn(past, "of kiba801010bp: nothing"));
        assertFalse(isIn(past, "Eva"));
        assertFalse(isIn(past, ""));
    }

    @Test
    void areFoundAsUrlsSpellThem() {
        SensitivePast past = past("ana@x.mx", "+52 55", "José Pérez");

        assertTrue(past.isIn("https://h/?email=ANA%40x.mx"));
        assertTrue(past.isIn("email=%61na%2540x.mx"));
        assertTrue(past.isIn("phone=%2b52+55"));
        assertTrue(past.isIn("phone=+52%2055"));
        assertTrue(past.isIn("name=JOS%C3%89+p%c3%a9rez"));
        assertTrue(past.isIn("to=%3Fname%3DJos%25C3%25A9%2BP%25C3%25A9rez"));
        assertFalse(past.isIn("name=Jos%C3%A9-P%C3%A9rez"));
        assertFalse(past.isIn("100%, 5%4 and %"));
    }

    @Test
    void areFoundAsDatesAndMoments() {
        SensitivePast past = past(LocalDate.of(1990, 8, 15), ZonedDateTime.parse("2001-02-03T04:05:06-06:00"));

        assertTrue(isIn(past, LocalDate.of(1990, 8, 15)));
        assertTrue(isIn(past, "born 1990-08-15"));
        assertTrue(isIn(past, ZonedDateTime.parse("2001-02-03T10:05:06Z")));
        assertTrue(isIn(past, "at 2001-02-03t10:05:06z"));
        assertFalse(isIn(past, LocalDate.of(1990, 8, 16)));
    }

    /** A number is not taken for another in whose digits it stands. */
    @Test
    void areFoundAsNumbers() {
        SensitivePast past = past(40_023_317, "5512345678", new BigDecimal("12.50"), 712);

        assertTrue(isIn(past, new BigDecimal("40023317.0")));
        assertTrue(isIn(past, 5_512_345_678L));
        assertTrue(isIn(past, "account 40023317"));
        assertTrue(isIn(past, new BigDecimal("12.5")));
        assertFalse(isIn(past, 140_023_317));
        assertFalse(isIn(past, 712));
        assertFalse(isIn(past, new BigDecimal("1E+6000")));
    }

    /** What is kept elsewhere; nobody may read it for this. */
    private static final KeptText UNREAD = new KeptText() {
        @Override
        public String read() {
            throw new AssertionError("was read");
        }

        @Override
        public String beginning(int characters) {
            return read();
        }

        @Override
        public boolean isTaken() {
            return true;
        }
    };

    @Test
    void whatIsKeptIsTakenForOneUnread() {
        Value kept = new Value.Text(UNREAD);
        SensitivePast none = new SensitivePast();
        SensitivePast alone = new SensitivePast();
        alone.note(kept);

        assertFalse(none.isIn(kept));
        assertFalse(alone.isEmpty());
        assertTrue(alone.isIn(kept));
        assertFalse(alone.isIn("a few words"));
        assertTrue(past("KIBA801010BPA").isIn(kept));
    }

    @Test
    void nothingElseIsOne() {
        SensitivePast past = past("true", true, Value.NULL);

        assertFalse(isIn(past, true));
        assertFalse(past.isIn(Value.NULL));
        assertTrue(new SensitivePast().isEmpty());
        assertTrue(past("abc", 12, List.of()).isEmpty());
        assertFalse(past.isEmpty());
    }

    /** Against the plain way to look, with texts that have much in common. */
    @Test
    void areFoundWhereverTheyStand() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            SensitivePast past = new SensitivePast();
            List<String> known = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String secret = text(random, 4 + random.nextInt(5));
                known.add(secret);
                past.note(Value.of(secret));
            }
            String said = text(random, random.nextInt(40));

            assertEquals(known.stream().anyMatch(said::contains), past.isIn(said), known + " in " + said);
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append((char) ('a' + random.nextInt(2)));
        return text.toString();
    }

    /** If each were looked for in each text, this would not end today. */
    @Test
    void manyTakeNoLongerThanFew() {
        SensitivePast past = new SensitivePast();
        for (int i = 0; i < 100_000; i++) past.note(Value.of("aaaa".repeat(20) + i));
        for (int i = 0; i < 100_000; i++) past.note(Value.of("nobody knows " + (100_000 + i)));

        for (int i = 0; i < 100_000; i++) assertFalse(past.isIn("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa nobody knew " + i));

        assertTrue(past.isIn("that nobody knows 199999 of"));
    }
}
