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
class SecretsTest {

    private static Secrets secrets(Object... values) {
        Secrets secrets = new Secrets();
        for (Object value : values) secrets.note(Value.of(value));
        return secrets;
    }

    private static boolean areIn(Secrets secrets, Object value) {
        return secrets.areIn(Value.of(value));
    }

    @Test
    void areFoundInTexts() {
        Secrets secrets = secrets(" KIBA801010BPA ", Map.of("names", List.of("Ana María", "Eva")));

        assertTrue(areIn(secrets, "of kiba801010bpa: nothing"));
        assertTrue(secrets.areIn("ANA MARÍA"));
        assertFalse(areIn(secrets, "of kiba801010bp: nothing"));
        assertFalse(areIn(secrets, "Eva"));
        assertFalse(areIn(secrets, ""));
    }

    @Test
    void areFoundAsDatesAndMoments() {
        Secrets secrets = secrets(LocalDate.of(1990, 8, 15), ZonedDateTime.parse("2001-02-03T04:05:06-06:00"));

        assertTrue(areIn(secrets, LocalDate.of(1990, 8, 15)));
        assertTrue(areIn(secrets, "born 1990-08-15"));
        assertTrue(areIn(secrets, ZonedDateTime.parse("2001-02-03T10:05:06Z")));
        assertTrue(areIn(secrets, "at 2001-02-03t10:05:06z"));
        assertFalse(areIn(secrets, LocalDate.of(1990, 8, 16)));
    }

    /** A number is not taken for another in whose digits it stands. */
    @Test
    void areFoundAsNumbers() {
        Secrets secrets = secrets(40_023_317, "5512345678", new BigDecimal("12.50"), 712);

        assertTrue(areIn(secrets, new BigDecimal("40023317.0")));
        assertTrue(areIn(secrets, 5_512_345_678L));
        assertTrue(areIn(secrets, "account 40023317"));
        assertTrue(areIn(secrets, new BigDecimal("12.5")));
        assertFalse(areIn(secrets, 140_023_317));
        assertFalse(areIn(secrets, 712));
        assertFalse(areIn(secrets, new BigDecimal("1E+6000")));
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
        Secrets none = new Secrets();
        Secrets alone = new Secrets();
        alone.note(kept);

        assertFalse(none.areIn(kept));
        assertFalse(alone.isEmpty());
        assertTrue(alone.areIn(kept));
        assertFalse(alone.areIn("a few words"));
        assertTrue(secrets("KIBA801010BPA").areIn(kept));
    }

    @Test
    void nothingElseIsOne() {
        Secrets secrets = secrets("true", true, Value.NULL);

        assertFalse(areIn(secrets, true));
        assertFalse(secrets.areIn(Value.NULL));
        assertTrue(new Secrets().isEmpty());
        assertTrue(secrets("abc", 12, List.of()).isEmpty());
        assertFalse(secrets.isEmpty());
    }

    /** Against the plain way to look, with texts that have much in common. */
    @Test
    void areFoundWhereverTheyStand() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            Secrets secrets = new Secrets();
            List<String> known = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String secret = text(random, 4 + random.nextInt(5));
                known.add(secret);
                secrets.note(Value.of(secret));
            }
            String said = text(random, random.nextInt(40));

            assertEquals(known.stream().anyMatch(said::contains), secrets.areIn(said), known + " in " + said);
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
        Secrets secrets = new Secrets();
        for (int i = 0; i < 100_000; i++) secrets.note(Value.of("aaaa".repeat(20) + i));
        for (int i = 0; i < 100_000; i++) secrets.note(Value.of("nobody knows " + (100_000 + i)));

        for (int i = 0; i < 100_000; i++) assertFalse(secrets.areIn("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa nobody knew " + i));

        assertTrue(secrets.areIn("that nobody knows 199999 of"));
    }
}
