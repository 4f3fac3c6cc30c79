package dev.workfloo.bench;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.outbound.Certificates;
import dev.workfloo.outbound.Outbound;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * What a connection for each call costs: calls of a service, which is in the same process, over a connection that is kept and over
 * connections of their own, side by side, without TLS and with it.
 */
public final class ConnectionBenchmark {

    private ConnectionBenchmark() {}

    /** Whatever happens the process ends: servers have threads that would keep it. */
    public static void main(String[] arguments) {
        try {
            measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(int seconds) throws Exception {
        // Without it each answer over a kept connection waits for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Path keys = Certificates.keyStore(Files.createTempDirectory("keys"), "localhost");
        System.setProperty("javax.net.ssl.trustStore", keys.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
        HttpServer plain = HttpServer.create(free(), 0);
        HttpsServer secure = HttpsServer.create(free(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(Certificates.context(keys)));
        serve(plain);
        serve(secure);
        try (Outbound outbound = Outbound.open(file(plain, secure), Optional.empty(), false)) {
            for (String how : new String[] {"plain", "tls"}) {
                new Load(1, 7, seconds)
                        .way("a kept connection", () -> call(outbound, how + "-kept"))
                        .way("a connection for each call", () -> call(outbound, how + "-own"))
                        .run("calls of a service, " + how);
            }
        }
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void serve(HttpServer server) {
        byte[] report = "{\"score\":712,\"openAccounts\":3}".getBytes(StandardCharsets.UTF_8);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, report.length);
            exchange.getResponseBody().write(report);
            exchange.close();
        });
        server.start();
    }

    private static ConnectorFile file(HttpServer plain, HttpServer secure) {
        String http = "\"url\": \"http://localhost:" + plain.getAddress().getPort() + "/\"";
        String https = "\"url\": \"https://localhost:" + secure.getAddress().getPort() + "/\"";
        String keeping = ", \"keepAlive\": true";
        String text = "{\"services\": {\"plain-own\": {" + http + "}, \"plain-kept\": {" + http + keeping
                + "}, \"tls-own\": {" + https + "}, \"tls-kept\": {" + https + keeping + "}}}";
        return ConnectorFile.read(text.getBytes(StandardCharsets.UTF_8), name -> Either.left("no secrets"))
                .get();
    }

    private static void call(Outbound outbound, String service) {
        Value.Context request = Value.Context.of(Map.of("rfc", "KIBA801010BPA"));
        ConnectorCall call = new ConnectorCall(
                new WorkspaceId("lender"), new ServiceQuestion(service, request), "key", Duration.ofMinutes(1));
        boolean isAnswered = outbound.outside().connectors().call(call) instanceof Answered;
        if (!isAnswered) throw new IllegalStateException("a call of " + service + " failed");
    }
}
