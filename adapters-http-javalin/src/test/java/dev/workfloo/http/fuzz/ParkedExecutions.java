package dev.workfloo.http.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.http.fuzz.Conversation.Received;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An execution at each kind of step, in either environment. Another one comes there when one has moved. */
final class ParkedExecutions {

    private final FuzzedService service;
    private final Conversation conversation;
    private final Map<Place, Parked> parked = new HashMap<>();

    ParkedExecutions(FuzzedService service, Conversation conversation) {
        this.service = service;
        this.conversation = conversation;
    }

    record Place(Step step, boolean inSandbox) {}

    Parked at(Place place) {
        return parked.computeIfAbsent(place, this::come);
    }

    void moved(Place place) {
        parked.remove(place);
    }

    private Parked come(Place place) {
        String started = ask(
                        place,
                        "POST",
                        "/api/v1/workfloo",
                        FuzzedFlows.start(place.step().definition()))
                .body();
        Arrival arrival = new Arrival(place, started.replaceFirst("\\{\"id\":\"([0-9a-f]{24})\".*", "$1"));
        place.step().way().go(arrival);
        FollowedExecution there = service.followed(place.inSandbox(), arrival.id());
        assertEquals(place.step().waitsFor(), there.position().waitsFor(), place::toString);
        boolean isLinked = !place.step().takes("revokeLink").isEmpty();
        return isLinked
                ? new Parked(arrival.id(), arrival.code(), link(place, arrival.id()))
                : new Parked(arrival.id(), arrival.code());
    }

    private String link(Place place, String id) {
        return ask(place, "POST", "/api/v1/workfloo/" + id + "/link", "{}")
                .body()
                .replaceFirst("\\{\"id\":\"([0-9a-f]{24})\".*", "$1");
    }

    /** On its way. */
    private final class Arrival implements Step.Walk {

        private final Place place;
        private final String id;

        Arrival(Place place, String id) {
            this.place = place;
            this.id = id;
        }

        String id() {
            return id;
        }

        @Override
        public void send(String method, String path, String body) {
            Received received = ask(place, method, "/api/v1/workfloo/" + id + "/" + path, body);
            assertEquals(200, received.status(), () -> place + ": " + path + ": " + received);
        }

        @Override
        public void sendAnyhow(String method, String path, String body) {
            ask(place, method, "/api/v1/workfloo/" + id + "/" + path, body);
        }

        @Override
        public void work() {
            service.work(id);
        }

        @Override
        public String code() {
            if (place.inSandbox()) return "123456";
            return service.code(id).orElse(FuzzedService.TOKEN);
        }
    }

    private Received ask(Place place, String method, String path, String body) {
        List<String> headers = List.of(
                "Host: localhost",
                "x-api-key: " + service.keys().get(FuzzedService.WHOLE_KEY),
                "Content-Type: application/json");
        String target = place.inSandbox() ? path + "?sandbox=true" : path;
        return conversation.send(new Sent(method, target, headers, body.getBytes(StandardCharsets.UTF_8), false));
    }
}
