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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says to each command what a test wants it to; nothing at all to those that it should pass over. */
final class ScriptedSmtp implements AutoCloseable {

    static final String SILENCE = "";

    private final ServerSocket server;
    private final Map<String, String> script;
    private final SSLContext tls;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedSmtp(ServerSocket server, Map<String, String> script, SSLContext tls) {
        this.server = server;
        this.script = script;
        this.tls = tls;
    }

    static ScriptedSmtp start(Map<String, String> script) throws IOException {
        return start(script, null);
    }

    static ScriptedSmtp start(Map<String, String> script, SSLContext tls) throws IOException {
        ScriptedSmtp smtp = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script, tls);
        Thread thread = new Thread(smtp::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
        return smtp;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                say(connection, script.getOrDefault("GREETING", "220 scripted"));
                converse(connection);
            } catch (IOException e) {
                // The other end is gone, or the test is over.
            }
        }
    }

    private void converse(Socket connection) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            String command = line.split("[ :]")[0];
            if (command.equals("STARTTLS")) {
                say(connection, "220 go ahead");
                SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true);
                secure.setUseClientMode(false);
                converse(secure);
                return;
            }
            if (command.equals("QUIT")) return;
            String answer = script.getOrDefault(command, usual(command, connection));
            if (answer.equals("CLOSE")) return;
            say(connection, answer);
            if (command.equals("DATA") && answer.startsWith("354")) {
                while (!".".equals(lines.readLine())) continue;
                say(connection, script.getOrDefault("END", "250 taken"));
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

    private static void say(Socket connection, String text) throws IOException {
        if (text.equals(SILENCE)) return;
        connection.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    int port() {
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
