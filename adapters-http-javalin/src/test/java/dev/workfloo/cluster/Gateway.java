package dev.workfloo.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gateway for messages to telephones: what it has taken, the person has received, whatever becomes of its answer. */
final class Gateway extends Stub {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param key {@code execution/node/visit/send} */
    record Message(String key, String code) {
        String execution() {
            return Stub.execution(key);
        }

        int send() {
            return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
        }
    }

    private final List<Message> messages = new ArrayList<>();

    Gateway() throws IOException {}

    @Override
    synchronized Answer take(HttpExchange exchange, String body) {
        try {
            String key = key(exchange);
            messages.add(new Message(key, JSON.readTree(body).path("code").textValue()));
            return new Answer(execution(key), 202, "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Message> messages(String execution) {
        return messages.stream()
                .filter(message -> message.execution().equals(execution))
                .toList();
    }

    Optional<Message> latest(String execution) {
        List<Message> received = messages(execution);
        return received.isEmpty() ? Optional.empty() : Optional.of(received.get(received.size() - 1));
    }
}
