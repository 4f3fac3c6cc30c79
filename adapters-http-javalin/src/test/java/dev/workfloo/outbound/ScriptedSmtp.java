package dev.workfloo.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says to each command what a test wants it to; nothing at all to those that it should pass over. */
public final class ScriptedSmtp implements AutoCloseable {

    public static final String SILENCE = "";

    /** Lines of a reply that do not end. */
    public static final String LINES = "LINES";

    /** A line that does not end. */
    public static final String LINE = "LINE";

    /** Lines that come one by one, and do not end. */
    public static final String TRICKLE = "TRICKLE";

    private static final long BETWEEN_LINES_MS = 20;

    private final ServerSocket server;
    private final List<Map<String, String>> scripts;
    private final SSLContext tls;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedSmtp(ServerSocket server, List<Map<String, String>> scripts, SSLContext tls) {
        this.server = server;
        this.scripts = List.copyOf(scripts);
        this.tls = tls;
    }

    static ScriptedSmtp start(Map<String, String> script) throws IOException {
        return start(script, null);
    }

    static ScriptedSmtp start(Map<String, String> script, SSLContext tls) throws IOException {
        return start(List.of(script), tls);
    }

    /** @param scripts one for each connection, and then from the first again */
    public static ScriptedSmtp start(List<Map<String, String>> scripts, SSLContext tls) throws IOException {
        ScriptedSmtp smtp = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), scripts, tls);
        inBackground(smtp::serve);
        return smtp;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Map<String, String> script = scripts.get(connections.getAndIncrement() % scripts.size());
                inBackground(() -> serve(connection, script));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(Socket connection, Map<String, String> script) {
        try (connection) {
            say(connection, script.getOrDefault("GREETING", "220 scripted"), "220");
            converse(connection, script);
        } catch (IOException e) {
            // The other end is gone.
        }
    }

    private void converse(Socket connection, Map<String, String> script) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            String command = line.split("[ :]")[0];
            if (command.equals("STARTTLS")) {
                say(connection, script.getOrDefault("STARTTLS", "220 go ahead"), "220");
                if (script.containsKey("HANDSHAKE")) {
                    say(connection, script.get("HANDSHAKE"), "220");
                    // No hand is shaken after that.
                    while (connection.getInputStream().read() >= 0) continue;
                    return;
                }
                SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true);
                secure.setUseClientMode(false);
                converse(secure, script);
                return;
            }
            if (command.equals("QUIT")) {
                say(connection, script.getOrDefault("QUIT", SILENCE), "221");
                return;
            }
            String usual = usual(command, connection);
            String answer = script.getOrDefault(connection instanceof SSLSocket ? "TLS " + command : command, usual);
            if (answer.equals("CLOSE")) return;
            say(connection, answer, usual.substring(0, 3));
            if (command.equals("DATA") && answer.startsWith("354")) {
                while (!".".equals(lines.readLine())) continue;
                say(connection, script.getOrDefault("END", "250 taken"), "250");
            }
        }
    }

    private String usual(String command, Socket connection) {
        return switch (command) {
            case "EHLO" ->
                tls != null && !(connection instanceof SSLSocket)
                        ? "250-hi\r\n250 STARTTLS"
                        : "250-hi\r\n250 AUTH PLAIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            default -> "250 fine";
        };
    }

    /** @param code of what is said without end */
    private static void say(Socket connection, String text, String code) throws IOException {
        switch (text) {
            case SILENCE -> {}
            case LINES -> sayWithoutEnd(connection, (code + "-on and on\r\n").repeat(1_000), 0);
            case LINE -> sayWithoutEnd(connection, code + "-on and on ".repeat(1_000), 0);
            case TRICKLE -> sayWithoutEnd(connection, code + "-on and on\r\n", BETWEEN_LINES_MS);
            default -> write(connection, text + "\r\n");
        }
    }

    /** Until the other end has had enough. */
    private static void sayWithoutEnd(Socket connection, String text, long pauseMs) throws IOException {
        while (true) {
            write(connection, text);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    /** How many there were. */
    public int connections() {
        return connections.get();
    }

    public int port() {
        return server.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
