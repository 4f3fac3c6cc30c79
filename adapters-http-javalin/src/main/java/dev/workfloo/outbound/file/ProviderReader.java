package dev.workfloo.outbound.file;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.outbound.file.ProviderSettings.Begin;
import dev.workfloo.outbound.file.ProviderSettings.Check;
import dev.workfloo.outbound.file.ProviderSettings.Statuses;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how a provider is asked to send a one-time code, and whether a token is right. */
final class ProviderReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Set<String> BEGIN =
            Set.of("channel", "phone", "countryCode", "phoneNumber", "email", "workspace");
    private static final Set<String> CHECK = Set.of("validationId", "token", "workspace");
    private static final Set<String> BEGUN = Set.of("validationId", "validationType", "channel", "maskedDestination");
    private static final Set<String> CHECKED = Set.of("valid");

    private static final String RIGHT = "true";

    /** What HTTP says of what is there no more; 404 most often says that the URL is wrong. */
    private static final Set<Integer> GONE = Set.of(410);

    private final EndpointReader endpoints;

    ProviderReader(EndpointReader endpoints) {
        this.endpoints = endpoints;
    }

    /** @return empty where one of the two questions is not there, which is a finding */
    Optional<ProviderSettings> read(DocumentReader document, Optional<Set<WorkspaceId>> workspaces) {
        document.required("begin");
        document.required("check");
        Optional<Begin> begin = document.object("begin").map(this::begin);
        Optional<Check> check = document.object("check").map(this::check);
        document.done();
        return begin.flatMap(asked -> check.map(judged -> new ProviderSettings(asked, judged, workspaces)));
    }

    private Begin begin(DocumentReader document) {
        Begin begin = new Begin(
                endpoints.read(document, TIMEOUT),
                request(document, BEGIN, Set.of("channel", "phone", "email")),
                response(document, BEGUN));
        boolean reaches = Set.of("phone", "phoneNumber", "email").stream()
                .anyMatch(begin.request().places()::containsKey);
        if (!reaches) document.error("request", "must have a place for phone, phoneNumber or email");
        document.done();
        return begin;
    }

    private Check check(DocumentReader document) {
        Check check = new Check(
                endpoints.read(document, TIMEOUT),
                request(document, CHECK, Set.of("validationId", "token")),
                response(document, CHECKED),
                document.optionalText("right").orElse(RIGHT),
                new Statuses(statuses(document, "wrongStatus", Set.of()), statuses(document, "expiredStatus", GONE)));
        for (String name : List.of("validationId", "token")) {
            if (!check.request().places().containsKey(name)) {
                document.error("request", "must have a place for " + name);
            }
        }
        document.done();
        return check;
    }

    /** What has no place is not sent; where no places are named, the usual values stand at the top, under their names. */
    private static RequestMapping request(DocumentReader document, Set<String> known, Set<String> usual) {
        RequestMapping mapping = MappingReader.request(document);
        MappingReader.requireKnown(document, "request", known);
        if (document.names().contains("request")) return mapping;
        Map<String, JsonPointer> places = new HashMap<>();
        usual.forEach(name -> places.put(name, new JsonPointer(List.of(name))));
        return new RequestMapping(mapping.constants(), places);
    }

    private static ResponseMapping response(DocumentReader document, Set<String> known) {
        ResponseMapping mapping = new ResponseMapping(MappingReader.places(document, "response"));
        MappingReader.requireKnown(document, "response", known);
        return mapping;
    }

    private static Set<Integer> statuses(DocumentReader document, String member, Set<Integer> usual) {
        if (!document.names().contains(member)) return usual;
        Set<Integer> statuses = new HashSet<>(document.counts(member));
        if (statuses.stream().anyMatch(status -> status < 400 || status > 499)) {
            document.error(member, "must be statuses from 400 to 499");
        }
        return statuses;
    }
}
