package dev.workfloo.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.access.Right;
import dev.workfloo.server.settings.WrongSetting;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessOptionsTest {

    private static Set<Right> read(String... words) {
        return AccessOptions.rights(words);
    }

    @Test
    void giveEveryRightWhereNoneIsNamed() {
        assertEquals(Set.of(Right.values()), AccessOptions.rights(null));
    }

    @Test
    void giveTheRightsThatAreNamed() {
        assertEquals(Set.of(Right.EXECUTE, Right.PUBLISH), read("execute", " Publish "));
    }

    @Test
    void stillReadTheWordForThreeRights() {
        assertEquals(Set.of(Right.REVIEW, Right.DESIGN, Right.PUBLISH, Right.ADMINISTER), read("review", "MANAGE"));
    }

    @Test
    void nameTheRightsThatThereAre() {
        WrongSetting refused = assertThrows(WrongSetting.class, () -> read("execute", "fly"));

        assertEquals(
                "--rights must be some of execute, see, review, design, publish, administer", refused.getMessage());
    }
}
