package dev.workfloo.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something at the other end of a connection that need not speak as it should. */
public final class RawService implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    public interface Speaking {
        void speak(Socket connection) throws IOException;
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();

    private RawService(ServerSocket server) {
        this.server = server;
    }

    /** Speaks on one connection after the other. */
    public static RawService start(Speaking speaking) {
        return start(speaking, Runnable::run);
    }

    /** Speaks on all connections at once. */
    public static RawService startAtOnce(Speaking speaking) {
        return start(speaking, RawService::inBackground);
    }

    private static RawService start(Speaking speaking, Executor each) {
        try {
            RawService service = new RawService(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            inBackground(() -> service.serve(speaking, each));
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "raw-service");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Speaking speaking, Executor each) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.incrementAndGet();
                each.execute(() -> speak(speaking, connection));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private static void speak(Speaking speaking, Socket connection) {
        try (connection) {
            speaking.speak(connection);
        } catch (IOException e) {
            // The other end is gone.
        }
    }

    /** Reads until a request's headers have ended. */
    static void hear(Socket connection) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("\r\n\r\n") < 0) {
            int next = connection.getInputStream().read();
            if (next < 0) return;
            heard.append((char) next);
        }
    }

    /** Reads a whole request, whose body has a length; empty when there is none any more. */
    public static String hearAll(Socket connection) throws IOException {
        StringBuilder heard = new StringBuilder();
        int end = Integer.MAX_VALUE;
        while (heard.length() < end) {
            int next = connection.getInputStream().read();
            if (next < 0) return "";
            heard.append((char) next);
            if (end == Integer.MAX_VALUE && heard.indexOf("\r\n\r\n") >= 0) end = heard.length() + length(heard);
        }
        return heard.toString();
    }

    private static int length(CharSequence head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    public static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    /** The next close resets the connection. */
    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
    }

    /** Listens until the other end has had enough. */
    public static void waitInSilence(Socket connection) throws IOException {
        while (connection.getInputStream().read() >= 0) continue;
    }

    public int connections() {
        return connections.get();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
