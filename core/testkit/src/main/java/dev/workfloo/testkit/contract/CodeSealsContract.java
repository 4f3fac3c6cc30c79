package dev.workfloo.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store must do with consent codes. */
abstract class CodeSealsContract {

    private static final String KEY = "657117e1d511b6e54fe2a967/consent/1/1";
    private static final String CODE = "424242";

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private CodeSeals seals() {
        return store().codeSeals();
    }

    @Test
    void knowsTheRightCode() {
        String seal = seals().seal(KEY, CODE);

        boolean matches = seals().matches(seal, KEY, CODE);

        assertTrue(matches);
        assertEquals(seal, seals().seal(KEY, CODE));
    }

    @Test
    void knowsAWrongCode() {
        String seal = seals().seal(KEY, CODE);

        for (String wrong :
                List.of("424243", "42424", "4242420", "", " 424242", "424242\n", "４２４２４２", "x".repeat(10_000))) {
            assertFalse(seals().matches(seal, KEY, wrong), wrong);
        }
    }

    @Test
    void sealsACodeOtherwiseForEachSend() {
        String seal = seals().seal(KEY, CODE);

        for (String other :
                List.of(KEY.replace("/1/1", "/1/2"), KEY.replace("/1/1", "/2/1"), KEY.replace("6", "7"), "")) {
            assertNotEquals(seal, seals().seal(other, CODE));
            assertFalse(seals().matches(seal, other, CODE), other);
        }
    }

    @Test
    void takesNoSealThatItDidNotMake() {
        String seal = seals().seal(KEY, CODE);

        for (String other : List.of("", CODE, seal.substring(1), seal + "0", seal.toUpperCase(Locale.ROOT) + "ñ")) {
            assertFalse(seals().matches(other, KEY, CODE), other);
        }
    }

    @Test
    void givesEachCodeAShortSealOfItsOwn() {
        Set<String> seals = new HashSet<>();

        for (int code = 0; code < 1_000; code++) seals.add(seals().seal(KEY, String.format(Locale.ROOT, "%06d", code)));

        assertEquals(1_000, seals.size());
        seals.forEach(seal -> assertTrue(seal.length() <= 100 && seal.chars().allMatch(it -> it < 128), seal));
    }
}
