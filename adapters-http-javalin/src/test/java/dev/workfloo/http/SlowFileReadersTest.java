package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.wire.StreamedJson;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads files slowly takes of the heap that there is for all: nobody is sent one for whom there is none. */
@Timeout(60)
class SlowFileReadersTest {

    private static final int ROOM = 40_000_000;
    private static final int MOST = (int) (ROOM / StreamedJson.HEAP);
    private static final String FLOW = "657117e1d511b6e54fe2a0e2";

    private final TestService service =
            TestService.of(new Deployment(Deployment.Environments.MIXED, ClientLimits.USUAL.withHeap(ROOM)));
    private final Deque<Socket> readers = new ArrayDeque<>();

    @AfterEach
    void stop() throws IOException {
        leave();
        service.close();
    }

    private void leave() throws IOException {
        while (!readers.isEmpty()) readers.remove().close();
    }

    private String withAFile() {
        service.publish(TestService.OURS, """
                {"id": "657117e1d511b6e54fe2a0e2", "name": "Files", "start": "papers", "nodes": [
                  {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "done",
                   "files": [{"id": "card", "name": "Card", "required": true}]},
                  {"id": "done", "type": "LABEL", "name": "Done", "labels": ["complete"]}]}""");
        String id = service.started(FLOW);
        String file = Base64.getEncoder().encodeToString(new byte[1_500_000]);
        Reply sent = service.call("POST", TestService.EXECUTE + "/" + id + "/document")
                .json("{\"card\":\"" + file + "\"}")
                .send();
        assertEquals("200", sent.told());
        return id;
    }

    /** Reads the status of the answer, and nothing behind it. */
    private String begin(String id) throws IOException {
        String target = TestService.EXECUTE + "/" + id + "/file?nodeId=papers&name=card";
        Socket reader = SlowClients.open("127.0.1." + (1 + readers.size() % 4), service.port());
        readers.add(reader);
        reader.getOutputStream()
                .write(Wire.request("GET", target, "x-api-key: " + service.key())
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(reader.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9);
    }

    @Test
    void findNoMoreThanThereIs() throws IOException {
        service.keepLittleOnTheWay();
        String id = withAFile();

        String status = begin(id);
        assertEquals("200", status);
        while (status.equals("200") && readers.size() <= MOST) status = begin(id);

        assertEquals("503", status);
        assertTrue(readers.size() > MOST / 4, () -> readers.size() + " readers");

        leave();
        while (!begin(id).equals("200")) Thread.onSpinWait();
    }
}
