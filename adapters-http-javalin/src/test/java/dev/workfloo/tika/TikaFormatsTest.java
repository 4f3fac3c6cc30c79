package dev.workfloo.tika;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.testkit.contract.FileFormatsContract;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TikaFormatsTest extends FileFormatsContract {

    @Override
    protected FileFormats formats() {
        return new TikaFormats();
    }

    @Test
    void fetchesNothingThatAFileNames() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + server.getLocalPort() + "/";
            String xml = "<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"" + there + "a.dtd\" [<!ENTITY e SYSTEM \""
                    + there + "e\">]>\n<a xmlns=\"" + there + "\" b=\"&e;\">&e;</a>";

            String mediaType = formats().mediaType(xml.getBytes(StandardCharsets.UTF_8));

            assertEquals("application/xml", mediaType);
            server.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void comesToAnEndWithEntitiesThatGrow() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY e0 \"grows\">\n");
        for (int i = 1; i < 40; i++) {
            xml.append("<!ENTITY e").append(i).append(" \"");
            xml.append(("&e" + (i - 1) + ";").repeat(10)).append("\">\n");
        }
        xml.append("]>\n<a b=\"&e39;\">&e39;</a>");

        String mediaType = formats().mediaType(xml.toString().getBytes(StandardCharsets.UTF_8));

        assertEquals("application/xml", mediaType);
    }
}
