package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.outbound.Outbound;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundSetupTest {

    private static final String NEEDS_TOKEN = """
            {"services": {"bureau": {"url": "https://bureau.example",
                "headers": {"Authorization": "Bearer {{ secret.bureau_token }}"}}}}
            """;

    @TempDir
    Path folder;

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void open(Map<String, String> environment) {
        OutboundSetup.open(Settings.of(Map.of(), environment), Map::of, (peer, cause) -> {})
                .close();
    }

    private static String refused(Map<String, String> environment) {
        WrongSetting wrong = assertThrows(WrongSetting.class, () -> open(environment));
        assertEquals(1, wrong.getMessage().lines().count(), wrong.getMessage());
        return wrong.getMessage();
    }

    @Test
    void needsNoSetting() {
        try (Outbound outbound = OutboundSetup.open(Settings.of(Map.of(), Map.of()), Map::of, (peer, cause) -> {})) {
            assertTrue(outbound.outside() != null);
        }
    }

    @Test
    void findsSecretsInVariables() throws Exception {
        open(Map.of(
                "WORKFLOO_CONNECTORS", file("connectors.json", NEEDS_TOKEN), "WORKFLOO_SECRET_BUREAU_TOKEN", "gehe1m"));
    }

    @Test
    void findsSecretsInFiles() throws Exception {
        file("bureau_token", "gehe1m\n");

        open(Map.of(
                "WORKFLOO_CONNECTORS", file("connectors.json", NEEDS_TOKEN), "WORKFLOO_SECRETS", folder.toString()));
    }

    @Test
    void doesNotStartWithoutASecret() throws Exception {
        String path = file("connectors.json", NEEDS_TOKEN);

        String message = refused(Map.of("WORKFLOO_CONNECTORS", path));

        assertEquals(
                "WORKFLOO_CONNECTORS (--connectors) " + path
                        + " is wrong: /services/bureau/headers/Authorization: needs"
                        + " the secret bureau_token: set WORKFLOO_SECRET_BUREAU_TOKEN, or put it into a file of that name"
                        + " in the folder WORKFLOO_SECRETS",
                message);
    }

    @Test
    void doesNotStartWithASecretThatStandsTwice() throws Exception {
        file("bureau_token", "gehe1m");

        String message = refused(Map.of(
                "WORKFLOO_CONNECTORS", file("connectors.json", NEEDS_TOKEN),
                "WORKFLOO_SECRETS", folder.toString(),
                "WORKFLOO_SECRET_BUREAU_TOKEN", "gehe1m"));

        assertTrue(message.contains("bureau_token twice"), message);
        assertFalse(message.contains("gehe1m"), message);
    }

    @Test
    void doesNotStartWithAnEmptySecret() throws Exception {
        file("bureau_token", "\n");

        String message = refused(Map.of(
                "WORKFLOO_CONNECTORS", file("connectors.json", NEEDS_TOKEN), "WORKFLOO_SECRETS", folder.toString()));

        assertTrue(message.contains("an empty secret bureau_token"), message);
    }

    @Test
    void saysAllThatIsWrongWithTheFile() throws Exception {
        String path = file("connectors.json", "{\"services\": {\"a\": {}, \"b\": {\"url\": \"x\"}}}");

        String message = refused(Map.of("WORKFLOO_CONNECTORS", path));

        assertTrue(message.contains("/services/a/url: required; /services/b/url: must be"), message);
    }

    @Test
    void namesTheFileThatIsNotThere() {
        String path = folder.resolve("none.json").toString();

        assertEquals(
                "WORKFLOO_CONNECTORS (--connectors) cannot be read: " + path,
                refused(Map.of("WORKFLOO_CONNECTORS", path)));
    }

    @Test
    void namesTheFolderThatIsNotThere() throws Exception {
        String path = folder.resolve("none").toString();

        String message =
                refused(Map.of("WORKFLOO_CONNECTORS", file("connectors.json", "{}"), "WORKFLOO_SECRETS", path));

        assertEquals("WORKFLOO_SECRETS (--secrets) must be a folder, and there is none at " + path, message);
    }

    @Test
    void takesAServerForMail() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("WORKFLOO_SMTP_HOST", "mail.example");
        environment.put("WORKFLOO_SMTP_FROM", "Préstamos del Sur <nip@sur.example>");
        open(environment);
        environment.put("WORKFLOO_SMTP_USER", "sender");
        environment.put("WORKFLOO_SMTP_PASSWORD_FILE", file("password", "gehe1m\n"));
        open(environment);
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 70000, must be a port from 0 to 65535",
        "SECURITY, ssl, 'must be starttls, tls or none, not ssl'",
        "FROM, nobody, must be whom e-mail is from",
        "USER, sender, and WORKFLOO_SMTP_PASSWORD are given together or not at all",
        "PASSWORD, gehe1m, and WORKFLOO_SMTP_PASSWORD are given together or not at all"
    })
    void namesTheMailSettingThatIsWrong(String setting, String value, String said) {
        Map<String, String> environment = new HashMap<>();
        environment.put("WORKFLOO_SMTP_HOST", "mail.example");
        environment.put("WORKFLOO_SMTP_FROM", "nip@sur.example");
        environment.put("WORKFLOO_SMTP_" + setting, value);

        String message = refused(environment);

        assertTrue(message.contains(said), message);
        assertFalse(message.contains("gehe1m"), message);
    }

    @Test
    void sendsNoPasswordInTheClear() {
        String message = refused(Map.of(
                "WORKFLOO_SMTP_HOST", "mail.example",
                "WORKFLOO_SMTP_FROM", "nip@sur.example",
                "WORKFLOO_SMTP_SECURITY", "none",
                "WORKFLOO_SMTP_USER", "sender",
                "WORKFLOO_SMTP_PASSWORD", "gehe1m"));

        assertTrue(message.startsWith("WORKFLOO_SMTP_SECURITY (--smtp-security) must not be none"), message);
    }

    @Test
    void mailSettingsNeedAServer() {
        assertEquals(
                "WORKFLOO_SMTP_FROM (--smtp-from) is of no use without WORKFLOO_SMTP_HOST",
                refused(Map.of("WORKFLOO_SMTP_FROM", "nip@sur.example")));
    }

    @Test
    void mailGoesOneWay() throws Exception {
        String gateway =
                "{\"channels\": {\"email\": {\"url\": \"https://mail.example\", \"request\": {\"email\": \"/to\","
                        + " \"text\": \"/text\"}}}}";

        String message = refused(Map.of(
                "WORKFLOO_CONNECTORS", file("connectors.json", gateway),
                "WORKFLOO_SMTP_HOST", "mail.example",
                "WORKFLOO_SMTP_FROM", "nip@sur.example"));

        assertTrue(message.startsWith("WORKFLOO_SMTP_HOST (--smtp-host) must not be given together"), message);
    }

    @Test
    void callbacksAreOpenedOnPurpose() {
        open(Map.of("WORKFLOO_CALLBACKS_ALLOW_PRIVATE", "true"));

        assertTrue(refused(Map.of("WORKFLOO_CALLBACKS_ALLOW_PRIVATE", "yes")).endsWith("must be true or false"));
    }
}
