package dev.workfloo.http.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** HTTP by hand over one connection after the other: each serves as long as the service keeps it. */
final class Conversation implements AutoCloseable {

    /** Longer than whatever may keep a request waiting. */
    private static final int PATIENCE_MS = 20_000;

    private final int port;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    /** Whether this connection has brought an answer already. */
    private boolean isUsed;

    /** Whether something of the answer to this request has come. */
    private boolean isAnswered;

    Conversation(int port) {
        this.port = port;
    }

    /** What came back; the names of headers are in any case. */
    record Received(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    Received send(Sent request) {
        byte[] bytes = request.bytes();
        try {
            boolean wasKept = socket.isConnected() && !socket.isClosed();
            if (!wasKept) open();
            write(bytes);
            return read(request);
        } catch (IOException e) {
            return sendAnew(request, bytes, e);
        }
    }

    /** A connection that was kept may end at any time between two requests; then nothing of this one was done. */
    private Received sendAnew(Sent request, byte[] bytes, IOException first) {
        boolean mayHaveEnded = isUsed && !isAnswered && !(first instanceof SocketTimeoutException);
        if (!mayHaveEnded) throw new UncheckedIOException("no answer", first);
        try {
            open();
            write(bytes);
            return read(request);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        }
    }

    private void open() throws IOException {
        socket.close();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
        isUsed = false;
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The service may answer and close before it has read all.
        }
    }

    private Received read(Sent request) throws IOException {
        isAnswered = false;
        String line = line();
        while (line.startsWith("HTTP/1.1 1")) {
            headers();
            line = line();
        }
        if (!line.startsWith("HTTP/1.1 ")) throw new IOException("not HTTP: " + line);
        Map<String, List<String>> headers = headers();
        Received received = new Received(
                Integer.parseInt(line.substring(9, 12)),
                headers,
                request.method().equals("HEAD") ? "" : body(headers));
        isUsed = true;
        if (received.header("Connection").equalsIgnoreCase("close")) socket.close();
        return received;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new EOFException("the connection ended");
            isAnswered = true;
            if (one != '\r') line.write(one);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(": ?", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
        }
        return headers;
    }

    private String body(Map<String, List<String>> headers) throws IOException {
        byte[] received = received(headers);
        if (!headers.containsKey("Content-Encoding")) return new String(received, StandardCharsets.UTF_8);
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(received))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private byte[] received(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) return chunks();
        List<String> length = headers.getOrDefault("Content-Length", List.of());
        if (!length.isEmpty()) return exactly(Integer.parseInt(length.get(0)));
        boolean lastsToTheEnd = headers.getOrDefault("Connection", List.of()).contains("close");
        return lastsToTheEnd ? in.readAllBytes() : new byte[0];
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the answer was cut off");
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            all.writeBytes(exactly(length));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().replaceFirst(";.*", ""), 16);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
