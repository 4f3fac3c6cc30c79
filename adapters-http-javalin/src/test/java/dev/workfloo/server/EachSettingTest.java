package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be meant is refused when the service starts, whichever setting it is; a new one is read there, or takes any text. */
class EachSettingTest {

    /** What only others can say no to: the database, the connector file, the network. */
    private static final Set<Setting> ANY_TEXT =
            EnumSet.of(Setting.JDBC_USER, Setting.JDBC_PASSWORD, Setting.SECRETS, Setting.SMTP_HOST);

    static Stream<Setting> thatMayBeWrong() {
        return EnumSet.complementOf(EnumSet.copyOf(ANY_TEXT)).stream();
    }

    @ParameterizedTest
    @MethodSource("thatMayBeWrong")
    void isRefusedAtTheStart(Setting setting) {
        Map<Setting, String> given = new HashMap<>(Map.of(
                Setting.PORT, "0",
                Setting.JDBC_URL, "jdbc:h2:mem:wrong",
                Setting.ENCRYPTION_KEY, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        given.put(setting, "?");

        WrongSetting wrong = assertThrows(WrongSetting.class, () -> WorkflooServer.start(Settings.of(given, Map.of())));

        assertTrue(String.valueOf(wrong.getMessage()).contains(setting.variable()), wrong.getMessage());
    }
}
