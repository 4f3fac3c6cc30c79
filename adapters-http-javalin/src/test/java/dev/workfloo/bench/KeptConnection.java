package dev.workfloo.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One call after the other over one connection, with as little of HTTP as servers here speak: so a client costs hardly any of the
 * machine that it shares with them.
 */
final class KeptConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final InputStream in;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    static KeptConnection to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        return new KeptConnection(socket);
    }

    /**
     * @param headers each with its end of line
     * @return the body of the answer, which has the status 200
     */
    String call(String method, String target, String headers, String body) throws IOException {
        String head = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
        String status = line();
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
        }
        if (length < 0) throw new IOException("the answer does not say how long it is: " + status);
        String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException(status + " " + answer);
        return answer;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) throw new IOException("the server closed the connection");
            if (each != '\r') line.append((char) each);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
