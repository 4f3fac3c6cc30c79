package dev.workfloo.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.workfloo.http.DescribedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A client that is told what became of the codes that were sent. */
final class Receiver extends Stub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> told = new ArrayList<>();

    Receiver() throws IOException {}

    @Override
    synchronized Answer take(HttpExchange exchange, String body) {
        DescribedApi.checkCallback(body);
        try {
            String execution = JSON.readTree(body).path("id").textValue();
            told.add(execution);
            return new Answer(execution, 200, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long told(String execution) {
        return told.stream().filter(execution::equals).count();
    }
}
