package dev.workfloo.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP by hand, for what no client would send. Each exchange has a connection of its own. */
final class Wire {

    private static final int PATIENCE_MS = 20_000;

    private Wire() {}

    /** A request without a body, that asks to close the connection behind the answer. */
    static String request(String method, String target, String... headers) {
        String more = Arrays.stream(headers).map(header -> header + "\r\n").reduce("", String::concat);
        boolean hasHost = more.toLowerCase(Locale.ROOT).startsWith("host:");
        return method + " " + target + " HTTP/1.1\r\n" + (hasHost ? "" : "Host: localhost\r\n") + more
                + "Connection: close\r\n\r\n";
    }

    static Reply send(int port, String text) {
        return send(port, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Reply send(int port, byte[] bytes) {
        try (Socket socket = open(port)) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                // The server may answer and close before it has read all.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    /** Reads an answer up to the end of the connection. */
    static Reply read(InputStream in) throws IOException {
        String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n");
        if (!lines[0].startsWith("HTTP/1.1 ")) throw new IOException("not HTTP: " + lines[0]);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            String[] header = line.split(": ?", 2);
            headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header[1]);
        }
        return new Reply(Integer.parseInt(lines[0].substring(9, 12)), headers, parts.length > 1 ? parts[1] : "");
    }
}
