package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageSitesTest {

    private static String page(String path, String environments) throws Exception {
        Map<Setting, String> flags = Map.of(
                Setting.PORT,
                "0",
                Setting.JDBC_URL,
                "jdbc:h2:mem:pages-" + environments + ";DB_CLOSE_DELAY=-1",
                Setting.ENCRYPTION_KEY,
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                Setting.DEMO,
                "true",
                Setting.ENVIRONMENT,
                environments);
        try (WorkflooServer server = WorkflooServer.start(Settings.of(flags, Map.of()))) {
            URI uri = URI.create(server.address() + path);
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void theFirstPageHasTheFlowsOfTheDemoWhereItsKeyCounts() throws Exception {
        String mixed = page("/", "mixed");
        String production = page("/", "production");

        for (String id : List.of("657117e1d511b6e54fe2a967", "657117e1d511b6e54fe2a96a", "6571181fd511b6e54fe2a96c"))
            assertTrue(mixed.contains(">" + id + "</code>"), mixed);
        assertFalse(production.contains("data-docs=\"demo\""), production);
    }

    @Test
    void theDemoKeyIsOfferedOnlyWhereItCounts() throws Exception {
        String mixed = page("/docs/api", "mixed");
        String production = page("/docs/api", "production");

        assertTrue(mixed.contains("value=\"" + Demo.KEY + "\""), mixed);
        assertFalse(production.contains("value=\"" + Demo.KEY + "\""), production);
    }
}
