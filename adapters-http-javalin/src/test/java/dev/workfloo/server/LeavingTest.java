package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that is told to stop says so before it takes nobody more. */
@Timeout(60)
class LeavingTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static int asked(String address, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void itIsNotReadyWhileItStillServes() throws Exception {
        Map<Setting, String> flags = Map.of(
                Setting.PORT, "0",
                Setting.JDBC_URL, "jdbc:h2:mem:leaving;DB_CLOSE_DELAY=-1",
                Setting.ENCRYPTION_KEY, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                Setting.STOP_PAUSE, "300");
        WorkflooServer server = WorkflooServer.start(Settings.of(flags, Map.of()));
        assertEquals(200, asked(server.address(), "/ready"));

        Thread stopping = new Thread(server::close);
        stopping.start();
        while (asked(server.address(), "/ready") == 200) Thread.onSpinWait();

        assertEquals(503, asked(server.address(), "/ready"));
        assertEquals(200, asked(server.address(), "/health"));
        assertEquals(401, asked(server.address(), "/api/v1/workfloo"));
        stopping.interrupt();
        stopping.join();
    }
}
