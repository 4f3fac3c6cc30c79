package dev.workfloo.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A site of one page, with whatever is planted there, under the content policy of ours or another. */
final class PlantedSite implements AutoCloseable {

    static final String POLICY =
            "default-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** One with which nothing is wrong; what is planted comes in the place of {@code <!--planted-->}. */
    static final String SOUND = """
            <!doctype html>
            <html lang="es">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Solicitud</title>
            <link rel="icon" href="data:,"></head>
            <body><main><h1>Solicitud</h1>
            <form method="post"><p><label for="name">Nombre</label> <input id="name" name="name"> <button>Seguir</button></p></form>
            <p><a href="/notice">Aviso</a></p>
            <!--planted-->
            </main></body></html>
            """;

    private final HttpServer server;
    private final String page;
    private final String policy;
    private final int status;

    private PlantedSite(String page, String policy, int status) throws IOException {
        this.page = page;
        this.policy = policy;
        this.status = status;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static PlantedSite with(String planted) throws IOException {
        return new PlantedSite(SOUND.replace("<!--planted-->", planted), POLICY, 200);
    }

    /** The same with a policy that lets all pass. */
    static PlantedSite lax(String planted) throws IOException {
        return new PlantedSite(
                SOUND.replace("<!--planted-->", planted), "default-src * 'unsafe-inline' data: blob:", 200);
    }

    /** A sound page in which one text stands for another. */
    static PlantedSite changed(String text, String other) throws IOException {
        return new PlantedSite(SOUND.replace(text, other), POLICY, 200);
    }

    static PlantedSite answering(int status) throws IOException {
        return new PlantedSite(SOUND, POLICY, status);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            boolean isThePage = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(isThePage ? status : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
