package dev.workfloo.http;

import dev.workfloo.http.operation.Answer;
import io.javalin.config.JavalinConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API for those who generate their clients: OpenAPI 3.1, written by hand. It takes no key. */
final class OpenApi {

    static final String PATH = "/openapi.json";

    private static final byte[] DOCUMENT = read();

    private OpenApi() {}

    private static byte[] read() {
        try (InputStream document = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (document == null) throw new IllegalStateException("openapi.json is missing beside " + OpenApi.class);
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open() {
        return new ByteArrayInputStream(DOCUMENT);
    }

    static void install(JavalinConfig config) {
        Probes.serve(config, PATH, context -> Probes.send(context, Answer.JSON, DOCUMENT));
    }
}
