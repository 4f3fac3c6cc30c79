package dev.workfloo.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A request as it goes over the wire. */
record Sent(String method, String target, List<String> headers, byte[] body, boolean inChunks) {

    private static final int CHUNK = 7_000;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (inChunks) head.append("Transfer-Encoding: chunked\r\n");
        else if (body.length > 0 || !method.equals("GET"))
            head.append("Content-Length: ").append(body.length).append("\r\n");
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!inChunks) {
            bytes.writeBytes(body);
            return bytes.toByteArray();
        }
        for (int at = 0; at < body.length; at += CHUNK) {
            int length = Math.min(CHUNK, body.length - at);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(body, at, length);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /** What somebody types to send the same. */
    String curl(int port) {
        StringBuilder curl = new StringBuilder();
        if (body.length > 0) {
            curl.append("printf %s ")
                    .append(Base64.getEncoder().encodeToString(body))
                    .append(" | base64 -d | ");
        }
        curl.append("curl -si --path-as-is -g -X ").append(method);
        headers.forEach(line -> curl.append(" -H ").append(quoted(line)));
        if (inChunks) curl.append(" -H 'Transfer-Encoding: chunked'");
        if (body.length > 0) curl.append(" --data-binary @-");
        return curl.append(' ')
                .append(quoted("http://127.0.0.1:" + port + target))
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
