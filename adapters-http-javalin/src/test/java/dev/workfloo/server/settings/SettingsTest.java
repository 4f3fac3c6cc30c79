package dev.workfloo.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.scenario.ScenarioPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void hasDefaultsForAFirstLook() {
        Settings settings = Settings.of(Map.of(), Map.of());

        assertEquals("127.0.0.1", settings.host());
        assertTrue(settings.isLoopback());
        assertEquals(8080, settings.port());
        assertEquals(Environments.MIXED, settings.environments());
        assertEquals(ScenarioPolicy.ALWAYS, settings.scenarios());
        assertEquals(Settings.EMBEDDED_URL, settings.jdbcUrl());
        assertTrue(settings.demo());
    }

    @Test
    void putsFlagsBeforeTheEnvironment() {
        Settings settings =
                Settings.of(Map.of(Setting.PORT, "1"), Map.of("WORKFLOO_PORT", "2", "WORKFLOO_HOST", "::1"));

        assertEquals(1, settings.port());
        assertEquals("::1", settings.host());
    }

    @Test
    void mayAskForFewerScenarios() {
        assertEquals(
                ScenarioPolicy.CONNECTORS,
                with("WORKFLOO_SCENARIO_REQUIRED", "connectors").scenarios());
    }

    @Test
    void hasNoDemoWithADatabaseOfOnesOwn() {
        Settings settings = with("WORKFLOO_JDBC_URL", "jdbc:postgresql://db/workfloo");

        assertFalse(settings.demo());
    }

    @Test
    void rollsFromTheReleaseBeforeOnly() {
        assertEquals(Optional.empty(), Settings.of(Map.of(), Map.of()).rollingFrom());
        assertEquals(
                Optional.of("9468d7f"), with("WORKFLOO_ROLLING_FROM", "9468d7f").rollingFrom());

        WrongSetting refused = assertThrows(
                WrongSetting.class,
                () -> with("WORKFLOO_ROLLING_FROM", "c0ffee1").rollingFrom());

        assertTrue(
                String.valueOf(refused.getMessage()).contains("must be 9468d7f, the release before"),
                refused.getMessage());
    }

    @Test
    void cachesExecutionsInSoManyMebibytes() {
        assertEquals(Optional.empty(), Settings.of(Map.of(), Map.of()).executionCache());
        assertEquals(
                Optional.of(64L * 1024 * 1024),
                with("WORKFLOO_EXECUTION_CACHE", "64").executionCache());
        assertEquals(Optional.of(0L), with("WORKFLOO_EXECUTION_CACHE", "0").executionCache());
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertRefused("WORKFLOO_PORT", "70000", Settings::port);
        assertRefused("WORKFLOO_PORT", "http", Settings::port);
        assertRefused("WORKFLOO_ENVIRONMENT", "staging", Settings::environments);
        assertRefused("WORKFLOO_SCENARIO_REQUIRED", "never", Settings::scenarios);
        assertRefused("WORKFLOO_DEFINITIONS", folder.resolve("nowhere").toString(), Settings::definitions);
        assertRefused("WORKFLOO_DEMO", "yes", Settings::demo);
        assertRefused("WORKFLOO_METRICS", "9090", Settings::metrics);
        assertRefused("WORKFLOO_CONSOLE", "yes", Settings::console);
        assertRefused("WORKFLOO_LOG", "xml", Settings::logFormat);
        assertRefused("WORKFLOO_ROLLING_FROM", "1.0", Settings::rollingFrom);
        assertRefused("WORKFLOO_EXECUTION_CACHE", "-1", Settings::executionCache);
        assertRefused("WORKFLOO_EXECUTION_CACHE", "64M", Settings::executionCache);
        assertRefused("WORKFLOO_JDBC_URL", "jdbc:mysql://db", Settings::jdbcUrl);
        assertRefused("WORKFLOO_JDBC_PASSWORD_FILE", folder.resolve("none").toString(), Settings::jdbcPassword);
        assertRefused("WORKFLOO_HOST", "no such host.invalid", Settings::isLoopback);
    }

    @Test
    void takesNoPasswordInTheUrl() {
        Settings settings = with("WORKFLOO_JDBC_URL", "jdbc:postgresql://db/workfloo?password=geheim");

        WrongSetting wrong = assertThrows(WrongSetting.class, settings::jdbcUrl);

        assertFalse(wrong.getMessage().contains("geheim"));
    }

    @Test
    void readsSecretsFromFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "geheim\n");

        Settings settings = with("WORKFLOO_JDBC_PASSWORD_FILE", file.toString());

        assertEquals("geheim", settings.jdbcPassword().orElseThrow());
    }

    @Test
    void wantsAKeyWithADatabaseOfOnesOwn() {
        Settings settings = with("WORKFLOO_JDBC_URL", "jdbc:postgresql://db/workfloo");

        WrongSetting wrong =
                assertThrows(WrongSetting.class, () -> settings.encryptionKeys().key());

        assertTrue(wrong.getMessage().startsWith("WORKFLOO_ENCRYPTION_KEY"), wrong.getMessage());
    }

    @Test
    void doesNotRepeatAWrongKey() {
        Settings settings = with("WORKFLOO_ENCRYPTION_KEY", "c2VjcmV0");

        WrongSetting wrong =
                assertThrows(WrongSetting.class, () -> settings.encryptionKeys().key());

        assertFalse(wrong.getMessage().contains("c2VjcmV0"), wrong.getMessage());
    }

    private static Settings with(String variable, String value) {
        return Settings.of(Map.of(), Map.of(variable, value));
    }

    private static void assertRefused(String variable, String value, Function<Settings, ?> read) {
        WrongSetting wrong = assertThrows(WrongSetting.class, () -> read.apply(with(variable, value)));

        assertTrue(wrong.getMessage().startsWith(variable + " ("), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("\n"), wrong.getMessage());
    }
}
